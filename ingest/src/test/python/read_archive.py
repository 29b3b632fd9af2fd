"""Reads an archive through its manifest with pyarrow, pandas and DuckDB, as a data scientist would; prints what each found."""
import json
import os
import sys

import duckdb
import pandas
import pyarrow.dataset
import pyarrow.parquet

archive = sys.argv[1]
with open(os.path.join(archive, "manifest.json"), encoding="utf-8") as file:
    manifest = json.load(file)
files = [os.path.join(archive, each["path"]) for each in manifest["topics"]["events.verified"]["files"]]


def found(rows):
    """How many, the sum of all offsets, what was paid, and the visitors' queries: enough to tell a lost or a bent row."""
    paid = sum(
        line["quantity"] * line["unit_price"]
        for row in rows
        for line in (row["lines"] if row["lines"] is not None else [])
        if line["unit_price"] is not None
    )
    return {
        "rows": len(rows),
        "offsets": int(sum(row["kafka_offset"] for row in rows)),
        "paid": str(paid),
        "queries": sorted(row["query"] for row in rows if isinstance(row["query"], str)),
        "attributes": sorted(value for row in rows for _, value in pairs(row["attributes"])),
        "first": str(min(row["occurred_at"] for row in rows))[:19],
    }


def pairs(attributes):
    return attributes.items() if isinstance(attributes, dict) else attributes


with_pyarrow = [row for file in files for row in pyarrow.parquet.read_table(file, partitioning=None).to_pylist()]
with_pandas = pandas.concat(pandas.read_parquet(file, partitioning=None) for file in files).to_dict("records")
with_duckdb = (
    duckdb.execute("SELECT * FROM read_parquet($1, union_by_name = true, hive_partitioning = false)", [files])
    .to_arrow_table()
    .to_pylist()
)
folders = pyarrow.dataset.dataset(
    os.path.join(archive, "events.verified"),
    format="parquet",
    partitioning=pyarrow.dataset.HivePartitioning(pyarrow.schema([("event_day", pyarrow.date32())])),
)
print(
    json.dumps(
        {
            "pyarrow": found(with_pyarrow),
            "pandas": found(with_pandas),
            "duckdb": found(with_duckdb),
            "days": sorted(str(day) for day in set(folders.to_table()["event_day"].to_pylist())),
        }
    )
)
