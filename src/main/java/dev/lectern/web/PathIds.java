package dev.lectern.web;

import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.regex.Pattern;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;

/** Ids in paths: a positive number of 64 bits as it is written out, and nothing else that Java might take for one (W11). */
@Provider
public final class PathIds implements ParamConverterProvider {
    @Override
    @SuppressWarnings("unchecked")
    public <T> ParamConverter<T> getConverter(Class<T> type, Type genericType, Annotation[] annotations) {
        return type == long.class || type == Long.class ? (ParamConverter<T>) new Id() : null;
    }

    private static final class Id implements ParamConverter<Long> {
        private static final Pattern FORM = Pattern.compile("[1-9][0-9]{0,18}");

        @Override
        public Long fromString(String text) {
            if (!FORM.matcher(text).matches()) {
                throw new NotFoundException();
            }
            try {
                return Long.valueOf(text);
            } catch (NumberFormatException tooLarge) {
                throw new NotFoundException(tooLarge);
            }
        }

        @Override
        public String toString(Long id) {
            return id.toString();
        }
    }
}
