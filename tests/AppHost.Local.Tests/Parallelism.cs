// Each test starts a small platform; more than two at once would test the machine's patience.
[assembly: Xunit.v3.Parallelization(MaxThreads = 2)]
