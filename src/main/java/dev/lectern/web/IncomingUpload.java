package dev.lectern.web;

import java.nio.file.Path;

import dev.lectern.web.input.FileName;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.operators.multi.processors.UnicastProcessor;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerFileUpload;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/**
 * A multipart body with one large file (F1) while it comes in. The file is handed on piece by piece, so that its size costs no memory;
 * the caller is held up where the disk is slower. Everything else in the body is read and left out.
 */
final class IncomingUpload {
    private static final String INVALID = "multipart body is not valid";
    private static final long MAX_FILE_BYTES = 32L * 1024 * 1024;
    /** Room for the other parts and for what stands between them. */
    private static final long MAX_BODY_BYTES = MAX_FILE_BYTES + 1024 * 1024;

    private static final int MOST_WAITING = 16;

    private final HttpServerRequest request;
    private final String field;
    private final UploadSink sink;
    private final BodyWatch watch;
    private final UnicastProcessor<Buffer> bytes = UnicastProcessor.create();

    private UniEmitter<? super ReceivedFile> emitter;
    private String name;
    private Path content;
    private int waiting;
    private boolean isFileWhole;
    private boolean isBodyWhole;
    private boolean isOver;

    IncomingUpload(RoutingContext http, String field, UploadSink sink) {
        this.request = http.request();
        this.field = field;
        this.sink = sink;
        this.watch = new BodyWatch(http);
    }

    /** The file part of this name, when all of the body is there. Nothing of it is left when this fails. */
    Uni<ReceivedFile> receive() {
        return Uni.createFrom().<ReceivedFile>emitter(this::begin);
    }

    private void begin(UniEmitter<? super ReceivedFile> receiver) {
        emitter = receiver;
        if (watch.declaredLength() > MAX_BODY_BYTES) {
            fail(tooLarge());
            return;
        }
        try {
            request.setExpectMultipart(true);
        } catch (RuntimeException noBoundary) {
            fail(new BadRequest(INVALID));
            return;
        }
        watch.start(this::fail);
        request.uploadHandler(this::part);
        request.handler(this::count);
        request.exceptionHandler(broken -> fail(new BadRequest(INVALID)));
        request.endHandler(ended -> end());
        request.resume();
    }

    private void count(Buffer chunk) {
        watch.count(chunk.length());
        if (watch.bytes() > MAX_BODY_BYTES) {
            fail(tooLarge());
        }
    }

    /** A file input in which nobody chose a file is sent without a file name, and is not given. */
    private void part(HttpServerFileUpload part) {
        if (isOver || !field.equals(part.name()) || part.filename().isEmpty()) {
            part.handler(ignored -> {});
        } else if (name != null) {
            fail(BadRequest.field(field, FieldError.ERROR_FORMAT));
        } else {
            file(part);
        }
    }

    private void file(HttpServerFileUpload part) {
        try {
            name = FileName.read(field, part.filename());
        } catch (BadRequest unfit) {
            fail(unfit);
            return;
        }
        part.handler(this::hand);
        part.exceptionHandler(broken -> fail(new BadRequest(INVALID)));
        part.endHandler(ended -> {
            isFileWhole = true;
            bytes.onComplete();
        });
        sink.receive(handed(), MAX_FILE_BYTES).subscribe().with(this::received, this::fail);
    }

    private void hand(Buffer chunk) {
        if (!isOver) {
            waiting++;
            bytes.onNext(chunk);
            if (waiting >= MOST_WAITING) {
                request.pause();
            }
        }
    }

    private Multi<io.vertx.mutiny.core.buffer.Buffer> handed() {
        return bytes.invoke(chunk -> {
                    waiting--;
                    if (waiting == 0 && !isOver && !isBodyWhole) {
                        request.resume();
                    }
                })
                .map(io.vertx.mutiny.core.buffer.Buffer::newInstance);
    }

    private void received(Path file) {
        content = file;
        if (isOver) {
            sink.discard(file);
        } else {
            finish();
        }
    }

    private void end() {
        isBodyWhole = true;
        watch.stop();
        if (name == null) {
            fail(BadRequest.field(field, FieldError.ERROR_EMPTY));
        } else if (!isFileWhole) {
            fail(new BadRequest(INVALID));
        } else {
            finish();
        }
    }

    private void finish() {
        if (isBodyWhole && content != null && !isOver) {
            isOver = true;
            emitter.complete(new ReceivedFile(name, content));
        }
    }

    private void fail(Throwable failure) {
        if (isOver) {
            return;
        }
        isOver = true;
        if (!isBodyWhole) {
            watch.abandon();
        }
        bytes.onError(failure);
        if (content != null) {
            sink.discard(content);
        }
        emitter.fail(failure);
    }

    private static TooLarge tooLarge() {
        return new TooLarge("The file is larger than 32 MiB");
    }
}
