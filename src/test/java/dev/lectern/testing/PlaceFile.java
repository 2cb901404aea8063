package dev.lectern.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.lectern.web.Subnet;

/** Writes databases of places in MaxMind's format (version 2.0), small and with records of 24 bits. */
public final class PlaceFile {
    private static final byte[] METADATA = {
        (byte) 0xab, (byte) 0xcd, (byte) 0xef, 'M', 'a', 'x', 'M', 'i', 'n', 'd', '.', 'c', 'o', 'm'
    };
    private static final int STRING = 2;
    private static final int UINT16 = 5;
    private static final int UINT32 = 6;
    private static final int MAP = 7;
    private static final int UINT64 = 9;
    private static final int ARRAY = 11;
    private static final int SEPARATOR = 16;

    private final boolean ipv4Only;
    private final List<Object[]> nodes = new ArrayList<>(List.<Object[]>of(new Object[2]));
    private final ByteArrayOutputStream data = new ByteArrayOutputStream();

    private PlaceFile(boolean ipv4Only) {
        this.ipv4Only = ipv4Only;
    }

    /** A database that has IPv4 addresses in its tree of IPv6 ones, as MaxMind's own. */
    public static PlaceFile ofBoth() {
        return new PlaceFile(false);
    }

    /** A database that knows no IPv6. */
    public static PlaceFile ofIpv4() {
        return new PlaceFile(true);
    }

    /** All addresses of a subnet are in this place; null is unknown. */
    public PlaceFile with(String subnet, String country, String city) {
        Map<String, Object> place = new LinkedHashMap<>();
        if (city != null) {
            place.put("city", Map.of("names", Map.of("de", city + " (de)", "en", city)));
        }
        if (country != null) {
            place.put("country", Map.of("iso_code", "XX", "names", Map.of("de", country + " (de)", "en", country)));
        }
        return with(subnet, place);
    }

    /** The same with any record: texts and maps of texts. */
    public PlaceFile with(String subnet, Map<String, Object> record) {
        Subnet parsed = Subnet.parse(subnet);
        int offset = data.size();
        write(data, record);
        put(bits(parsed), bits(parsed).length - (8 * parsed.address().getAddress().length - parsed.bits()), offset);
        return this;
    }

    /** Writes the file. */
    public Path write(Path file) {
        try {
            return Files.write(file, bytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The file's bytes. */
    public byte[] bytes() {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        for (Object[] node : nodes) {
            for (Object child : node) {
                number(file, record(child), 3);
            }
        }
        file.writeBytes(new byte[SEPARATOR]);
        file.writeBytes(data.toByteArray());
        file.writeBytes(METADATA);
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("binary_format_major_version", (short) 2);
        metadata.put("binary_format_minor_version", (short) 0);
        metadata.put("build_epoch", 1_770_000_000L);
        metadata.put("database_type", "Lectern-Test-City");
        metadata.put("description", Map.of("en", "Places made up for tests"));
        metadata.put("ip_version", (short) (ipv4Only ? 4 : 6));
        metadata.put("languages", List.of("de", "en"));
        metadata.put("node_count", nodes.size());
        metadata.put("record_size", (short) 24);
        write(file, metadata);
        return file.toByteArray();
    }

    private int record(Object child) {
        if (child instanceof Object[] node) {
            return indexOf(node);
        }
        return child instanceof Integer offset ? nodes.size() + SEPARATOR + offset : nodes.size();
    }

    private int indexOf(Object[] node) {
        for (int i = 0; i < nodes.size(); i++) {
            if (nodes.get(i) == node) {
                return i;
            }
        }
        throw new IllegalStateException("A node of another tree");
    }

    private void put(int[] bits, int length, int offset) {
        Object[] node = nodes.get(0);
        for (int i = 0; i < length - 1; i++) {
            if (!(node[bits[i]] instanceof Object[])) {
                node[bits[i]] = new Object[2];
                nodes.add((Object[]) node[bits[i]]);
            }
            node = (Object[]) node[bits[i]];
        }
        node[bits[length - 1]] = offset;
    }

    private int[] bits(Subnet subnet) {
        InetAddress address = subnet.address();
        byte[] own = address.getAddress();
        byte[] bytes = new byte[ipv4Only ? 4 : 16];
        System.arraycopy(own, 0, bytes, bytes.length - own.length, own.length);
        int[] bits = new int[8 * bytes.length];
        for (int i = 0; i < bits.length; i++) {
            bits[i] = bytes[i / 8] >> (7 - i % 8) & 1;
        }
        return bits;
    }

    private static void write(ByteArrayOutputStream out, Object value) {
        if (value instanceof String text) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            control(out, STRING, bytes.length);
            out.writeBytes(bytes);
        } else if (value instanceof Short number) {
            control(out, UINT16, 2);
            number(out, number, 2);
        } else if (value instanceof Integer number) {
            control(out, UINT32, 4);
            number(out, number, 4);
        } else if (value instanceof Long number) {
            control(out, UINT64, 8);
            number(out, number, 8);
        } else if (value instanceof List<?> list) {
            control(out, ARRAY, list.size());
            list.forEach(entry -> write(out, entry));
        } else if (value instanceof Map<?, ?> map) {
            control(out, MAP, map.size());
            map.forEach((key, entry) -> {
                write(out, key);
                write(out, entry);
            });
        } else {
            throw new IllegalArgumentException("No type of the format: " + value);
        }
    }

    /** Types from 8 on stand in a byte of their own; sizes from 29 to 284, too. */
    private static void control(ByteArrayOutputStream out, int type, int size) {
        int shown = Math.min(size, 29);
        out.write(type < 8 ? type << 5 | shown : shown);
        if (type >= 8) {
            out.write(type - 7);
        }
        if (size >= 29) {
            out.write(size - 29);
        }
    }

    private static void number(ByteArrayOutputStream out, long number, int bytes) {
        for (int i = bytes - 1; i >= 0; i--) {
            out.write((int) (number >> 8 * i));
        }
    }
}
