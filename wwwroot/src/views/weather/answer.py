# Answers the probes of a WebUdpChat gateway: python3 answer.py PORT
import os, socket, struct, sys, time, zlib
MAGIC, HEAD, REPORT = b"WUCprobe", 64, 96
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(("", int(sys.argv[1]) if len(sys.argv) > 1 else 9101))
runs = {}  # by sender: session, token, numbers seen, highest, echoes, [received, twice, late, broken, farthest]
def send(to, kind, session, token, number, of, times, body):
    data = bytearray(MAGIC + struct.pack(">BBHIQQII3q", kind, 1, 0, 0, session, token, number, of, *times) + body)
    struct.pack_into(">I", data, 12, zlib.crc32(data))
    s.sendto(data, to)
while True:
    data, peer = s.recvfrom(65535)
    came, run = time.time_ns() // 1000, runs.get(peer)
    if len(data) < HEAD or data[:8] != MAGIC or zlib.crc32(data[:12] + bytes(4) + data[16:]) != int.from_bytes(data[12:16], "big"):
        if run: run[5][3] += 1
        continue
    kind, _, _, _, session, token, number, of, sent, _, _ = struct.unpack(">BBHIQQII3q", data[8:HEAD])
    if kind == 1:
        if not run or run[0] != session:
            run = runs[peer] = [session, int.from_bytes(os.urandom(8), "big"), set(), 0, 0, [0] * 5]
        send(peer, 2, session, run[1], number, of, (sent, 0, 0), b"")
    elif run and (run[0], run[1]) == (session, token) and kind == 5:
        send(peer, 6, session, token, number, run[4], (sent, 0, 0), struct.pack(">5I", *run[5]).ljust(REPORT - HEAD, b"\0"))
    elif run and (run[0], run[1]) == (session, token) and kind == 3:
        if number in run[2]: run[5][1] += 1; continue
        run[2].add(number); run[5][0] += 1; run[4] += 1
        if number < run[3]: run[5][2] += 1; run[5][4] = max(run[5][4], run[3] - number)
        run[3] = max(run[3], number)
        send(peer, 4, session, token, run[4], number, (sent, came, time.time_ns() // 1000), data[HEAD:])
