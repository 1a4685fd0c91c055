// The tests mostly wait for a broker: more of them at once than the machine has cores.
[assembly: Parallelization(MaxThreads = 4)]
