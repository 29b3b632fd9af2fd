package dev.sapando.ingest.rejected;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Where a dead letter stands, as {@code list} writes it: {@code partition:offset}. */
record LetterId(int partition, long offset) {
    static final class Reader implements ITypeConverter<LetterId> {
        @Override
        public LetterId convert(String text) {
            if (!text.matches("\\d{1,9}:\\d{1,18}")) {
                throw new TypeConversionException(
                        "'" + text + "' is no id; an id is partition:offset, such as 0:4711, and stands in the first"
                                + " column of ./sapando rejected list");
            }
            int colon = text.indexOf(':');
            return new LetterId(Integer.parseInt(text.substring(0, colon)), Long.parseLong(text.substring(colon + 1)));
        }
    }

    @Override
    public String toString() {
        return partition + ":" + offset;
    }
}
