let context: AudioContext | null = null;

/** A short, soft tone. Browsers keep silent until the user has touched the page. */
export function beep(): void {
  context ??= new AudioContext();
  const { currentTime } = context;
  const tone = new OscillatorNode(context, { type: "sine", frequency: 660 });
  const volume = new GainNode(context, { gain: 0 });
  volume.gain.linearRampToValueAtTime(0.12, currentTime + 0.02);
  volume.gain.linearRampToValueAtTime(0, currentTime + 0.18);
  tone.connect(volume).connect(context.destination);
  tone.start(currentTime);
  tone.stop(currentTime + 0.2);
}
