package dev.sapando.ingest.sql;

import java.io.PrintWriter;

/** How an answer is shown. */
enum Printer {
    TABLE {
        @Override
        ReadOnly.Answer to(PrintWriter out) {
            return rows -> AlignedTable.print(rows, out);
        }
    },
    CSV {
        @Override
        ReadOnly.Answer to(PrintWriter out) {
            return rows -> CommaSeparated.print(rows, out);
        }
    },
    JSON {
        @Override
        ReadOnly.Answer to(PrintWriter out) {
            return rows -> JsonList.print(rows, out);
        }
    };

    abstract ReadOnly.Answer to(PrintWriter out);
}
