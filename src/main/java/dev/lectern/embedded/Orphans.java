package dev.lectern.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

import io.zonky.test.db.postgres.util.LinuxUtils;
import org.jboss.logging.Logger;

/**
 * The PostgreSQL processes that outlived their server, which was killed. They are known by their program, which is the folder's
 * own copy, so no other PostgreSQL of the machine is ever touched. Only for the holder of the folder.
 */
final class Orphans {
    private static final Logger LOG = Logger.getLogger(Orphans.class);
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration PAUSE = Duration.ofMillis(50);

    /** No system gives a process this number. */
    private static final String NOBODY = Integer.toString(Integer.MAX_VALUE);

    private Orphans() {}

    /** Leaves the folder with no PostgreSQL running in it, and no file that names one. */
    static void end(DataFolder folder) throws IOException {
        var executables = runningIn(folder);
        if (!executables.isEmpty()) {
            LOG.infof("Stopping the PostgreSQL that an earlier server left running in %s", folder.cluster());
            var control = executables.get(0).resolveSibling("pg_ctl");
            for (var cluster : folder.clusters()) {
                stop(control, cluster);
            }
            awaitEnd(folder);
        }
        for (var cluster : folder.clusters()) {
            forgetProcess(cluster.resolve("postmaster.pid"));
        }
    }

    // A process that has ended but was not reaped yet has no executable any more, so it does not count.
    private static List<Path> runningIn(DataFolder folder) {
        return ProcessHandle.allProcesses()
                .flatMap(process -> process.info().command().stream())
                .map(Path::of)
                .filter(folder::contains)
                .toList();
    }

    private static void stop(Path control, Path cluster) throws IOException {
        List<String> command = new ArrayList<>();
        if (LinuxUtils.isUnshareAvailable()) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.addAll(List.of(control.toString(), "stop", "-D", cluster.toString(), "-m", "fast", "-w"));
        try {
            new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    // A postmaster that was killed leaves its children to notice; a new one must not write beside them.
    private static void awaitEnd(DataFolder folder) {
        var deadline = Instant.now().plus(PATIENCE);
        while (!runningIn(folder).isEmpty()) {
            if (Instant.now().isAfter(deadline)) {
                throw new StartFailure("PostgreSQL processes of an earlier server in %s do not end: end them by hand"
                        .formatted(folder.cluster()));
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    // PostgreSQL refuses to start while the file names a live process, be it another program by now. The rest of the
    // file
    // lets it look for shared memory in use, so it stays.
    private static void forgetProcess(Path pidFile) throws IOException {
        if (Files.exists(pidFile)) {
            var lines = new ArrayList<>(Files.readAllLines(pidFile));
            if (lines.isEmpty()) {
                Files.delete(pidFile);
            } else if (isAlive(lines.get(0))) {
                LOG.infof("%s names process %s, which is another program by now", pidFile, lines.get(0));
                lines.set(0, NOBODY);
                Files.write(pidFile, lines);
            }
        }
    }

    private static boolean isAlive(String pid) {
        return pid.matches("\\d{1,10}") && ProcessHandle.of(Long.parseLong(pid)).isPresent();
    }
}
