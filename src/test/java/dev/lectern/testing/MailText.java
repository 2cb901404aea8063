package dev.lectern.testing;

import jakarta.mail.*;
import java.nio.charset.StandardCharsets;

public class MailText {
    public static String all(Part p) throws Exception {
        if (p.isMimeType("multipart/*")) {
            var mp = (Multipart) p.getContent();
            StringBuilder b = new StringBuilder(p.getContentType()+"\n");
            for (int i = 0; i < mp.getCount(); i++) b.append(all(mp.getBodyPart(i)));
            return b.toString();
        }
        return "=== "+p.getContentType()+" "+p.getDisposition()+"\n"+new String(p.getInputStream().readAllBytes(), StandardCharsets.UTF_8)+"\n";
    }
}
