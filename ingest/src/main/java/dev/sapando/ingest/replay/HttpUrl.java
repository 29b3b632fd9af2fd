package dev.sapando.ingest.replay;

import java.net.URI;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Where a server is, as an option of the command line. */
public final class HttpUrl implements ITypeConverter<URI> {
    /** @throws TypeConversionException where it is none, in words for who typed it */
    @Override
    public URI convert(String text) {
        URI url;
        try {
            url = URI.create(text);
        } catch (IllegalArgumentException e) {
            throw noUrl(text);
        }
        boolean http = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
        if (!http || url.getHost() == null) {
            throw noUrl(text);
        }
        return url;
    }

    private static TypeConversionException noUrl(String text) {
        return new TypeConversionException(text + " is not a URL such as http://localhost:8080");
    }
}
