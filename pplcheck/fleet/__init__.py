"""Many repositories: the same pure scan of each, on processes of this machine or on Dask."""
