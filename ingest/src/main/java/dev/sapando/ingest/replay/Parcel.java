package dev.sapando.ingest.replay;

import java.io.ByteArrayOutputStream;
import java.util.List;

/** Events that go out in one request, each with the line it stood on. */
record Parcel(List<Piece> pieces) {
    /** One event as it is sent. */
    @SuppressWarnings("ArrayRecordComponent") // sent, never compared
    record Piece(byte[] json, Line line) {}

    Parcel {
        pieces = List.copyOf(pieces);
    }

    int size() {
        return pieces.size();
    }

    /** JSON lines. */
    byte[] body() {
        var body = new ByteArrayOutputStream();
        for (Piece piece : pieces) {
            body.write(piece.json, 0, piece.json.length);
            body.write('\n');
        }
        return body.toByteArray();
    }

    /** In their order. */
    List<Parcel> halves() {
        int middle = pieces.size() / 2;
        return List.of(new Parcel(pieces.subList(0, middle)), new Parcel(pieces.subList(middle, pieces.size())));
    }
}
