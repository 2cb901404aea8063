package dev.lectern.embedded;

import io.zonky.test.db.postgres.util.LinuxUtils;
import org.jboss.logging.Logger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A PostgreSQL that outlived its server, which was killed: it holds the cluster and must end before the next one starts. */
final class Orphan {
    private static final Logger LOG = Logger.getLogger(Orphan.class);
    private static final long PATIENCE_SECONDS = 60;

    private Orphan() {}

    /** Leaves the cluster without a running PostgreSQL. Only for the holder of the folder. */
    static void stopIn(Path cluster, DataFolder folder) {
        var pidFile = cluster.resolve("postmaster.pid");
        processIn(pidFile).ifPresent(process -> {
            var executable = process.info().command().map(Path::of).filter(folder::contains);
            if (executable.isPresent()) {
                stop(process, executable.get(), cluster);
            } else {
                forget(pidFile, process);
            }
        });
    }

    private static Optional<ProcessHandle> processIn(Path pidFile) {
        try {
            return Files.exists(pidFile)
                    ? ProcessHandle.of(
                            Long.parseLong(Files.readAllLines(pidFile).get(0).strip()))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    private static void stop(ProcessHandle process, Path postgres, Path cluster) {
        LOG.infof("Stopping the PostgreSQL (process %d) that an earlier server left in %s", process.pid(), cluster);
        List<String> command = new ArrayList<>();
        if (LinuxUtils.isUnshareAvailable()) {
            command.addAll(List.of("unshare", "-U"));
        }
        var control = postgres.resolveSibling(postgres.getFileName().toString().replace("postgres", "pg_ctl"));
        command.addAll(List.of(control.toString(), "stop", "-D", cluster.toString(), "-m", "fast", "-w"));
        try {
            var stopping = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            stopping.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (process.isAlive()) {
            throw new StartFailure(
                    "The PostgreSQL (process %d) that an earlier server left in %s does not stop: end it by hand"
                            .formatted(process.pid(), cluster));
        }
    }

    // PostgreSQL itself refuses to start while the file names any live process.
    private static void forget(Path pidFile, ProcessHandle stranger) {
        LOG.infof("%s names process %d, which is another program by now", pidFile, stranger.pid());
        try {
            Files.delete(pidFile);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
