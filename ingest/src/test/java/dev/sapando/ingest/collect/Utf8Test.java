package dev.sapando.ingest.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

/** Where Java's own decoder says that text ends, plus NUL. */
class Utf8Test {
    private static final String SEED = "20240301";

    @Property(seed = SEED, tries = 3_000)
    void text_in_which_bytes_were_put_is_wrong_where_javas_decoder_finds_it(
            @ForAll @StringLength(max = 60) String text,
            @ForAll @Size(max = 3) byte[] put,
            @ForAll @IntRange(max = 70) int at,
            @ForAll @IntRange(max = 9) int from) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(
                put,
                0,
                bytes,
                Math.min(at, Math.max(0, bytes.length - put.length)),
                Math.min(put.length, bytes.length));
        int start = Math.min(from, bytes.length);

        assertThat(Utf8.firstWrong(bytes, start, bytes.length)).isEqualTo(firstWrong(bytes, start));
    }

    @Property(seed = SEED, tries = 500)
    void plain_text_is_right_and_a_nul_anywhere_in_it_is_found(
            @ForAll @IntRange(min = 1, max = 40) int length, @ForAll @IntRange(max = 39) int nul) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) 'a');
        assertThat(Utf8.firstWrong(bytes, 0, length)).isEqualTo(-1);

        bytes[nul % length] = 0;
        assertThat(Utf8.firstWrong(bytes, 0, length)).isEqualTo(nul % length);
    }

    /** The end of the longest beginning that is text: what is right up to a character is right up to each before it. */
    private static int firstWrong(byte[] bytes, int from) {
        int right = from;
        for (int to = from + 1; to <= bytes.length; to++) {
            if (isText(bytes, right, to)) {
                right = to;
            }
        }
        return right == bytes.length ? -1 : right - from;
    }

    private static boolean isText(byte[] bytes, int from, int to) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, from, to - from))
                    .toString();
            return text.indexOf('\0') < 0;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
