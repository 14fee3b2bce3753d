using WebUdpChat.MicroBench;

return args switch
{
    [] => MicroRun.Run(null),
    [var filter] when !filter.StartsWith('-') => MicroRun.Run(filter),
    _ => MicroRun.Usage(),
};
