package dev.lectern.web.input;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Pattern;

import dev.lectern.web.BadRequest;
import dev.lectern.web.FieldError;
import org.apache.commons.fileupload.MultipartStream;
import org.apache.commons.fileupload.ParameterParser;

/**
 * Reads {@code multipart/form-data} bodies (W3, RFC 7578). A part with a file name becomes an {@link Upload}, every other
 * part a text in UTF-8, whatever content type it claims.
 */
public final class MultipartReader {
    private static final String INVALID = "multipart body is not valid";
    private static final int BUFFER = 8192;
    private static final int MAX_BOUNDARY = 200;
    private static final int MAX_PART_HEADERS = 16_384;
    private static final Pattern DISPOSITION = Pattern.compile("(?im)^content-disposition:(.*)$");
    private static final Pattern TYPE = Pattern.compile("(?im)^content-type:(.*)$");

    private final MultipartStream stream;
    private final FieldTree tree = new FieldTree();

    private MultipartReader(MultipartStream stream) {
        this.stream = stream;
    }

    /**
     * The parts of a body.
     *
     * @param contentType the request's whole {@code Content-Type} header, which names the boundary
     * @throws BadRequest without a boundary, for a body that does not follow it; with the field named for broken UTF-8 or NUL
     */
    public static Table read(byte[] body, String contentType) {
        byte[] boundary = boundary(contentType);
        if (isClosedAtOnce(body, boundary)) {
            return Table.EMPTY;
        }
        try {
            var stream = new MultipartStream(new ByteArrayInputStream(body), boundary, BUFFER, null);
            return new MultipartReader(stream).read();
        } catch (IOException e) {
            throw new BadRequest(INVALID);
        }
    }

    private static byte[] boundary(String contentType) {
        String boundary = parameters(contentType).get("boundary");
        if (boundary == null || boundary.isEmpty() || boundary.length() > MAX_BOUNDARY) {
            throw new BadRequest(INVALID);
        }
        return boundary.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static Map<String, String> parameters(String header) {
        var parser = new ParameterParser();
        parser.setLowerCaseNames(true);
        return parser.parse(header, ';');
    }

    /** A body without parts, which the stream reader takes for a broken one. */
    private static boolean isClosedAtOnce(byte[] body, byte[] boundary) {
        byte[] closing =
                ("--" + new String(boundary, StandardCharsets.ISO_8859_1) + "--").getBytes(StandardCharsets.ISO_8859_1);
        return body.length >= closing.length && Arrays.equals(body, 0, closing.length, closing, 0, closing.length);
    }

    private Table read() throws IOException {
        stream.setHeaderEncoding(StandardCharsets.ISO_8859_1.name());
        stream.setPartHeaderSizeMax(MAX_PART_HEADERS);
        if (!stream.skipPreamble()) {
            throw new BadRequest(INVALID);
        }
        do {
            part();
        } while (stream.readBoundary());
        return tree.table();
    }

    private void part() throws IOException {
        String headers = stream.readHeaders();
        var disposition = parameters(header(headers, DISPOSITION));
        String name = decoded(disposition.get("name"));
        var content = new ByteArrayOutputStream();
        stream.readBodyData(content);
        if (disposition.containsKey("filename")) {
            upload(name, decoded(disposition.get("filename")), header(headers, TYPE), content.toByteArray());
        } else {
            tree.add(name, text(name, content.toByteArray()));
        }
    }

    /** A file input in which nobody chose a file is sent without a file name, and is not given. */
    private void upload(String name, String filename, String contentType, byte[] content) {
        if (!filename.isEmpty()) {
            tree.add(name, new Upload(filename, contentType, content));
        }
    }

    private static String header(String headers, Pattern pattern) {
        var matcher = pattern.matcher(headers);
        return matcher.find() ? matcher.group(1).strip() : null;
    }

    private static String decoded(String latin) throws IOException {
        if (latin == null) {
            return "";
        }
        byte[] bytes = latin.getBytes(StandardCharsets.ISO_8859_1);
        return Utf8.decode(bytes, 0, bytes.length);
    }

    private static Text text(String name, byte[] content) {
        try {
            return new Text(Utf8.decode(content, 0, content.length));
        } catch (CharacterCodingException e) {
            throw BadRequest.field(BracketName.shown(name), FieldError.ERROR_FORMAT);
        }
    }
}
