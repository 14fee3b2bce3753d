// Each of these tests makes networks of its own.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
