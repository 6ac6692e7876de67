"""Archives: many stories in Parquet files, worked on shard by shard on any engine, and picked up where it stopped."""
