package dev.lectern.embedded;

import com.oracle.svm.core.annotate.Substitute;
import com.oracle.svm.core.annotate.TargetClass;
import io.smallrye.config.SmallRyeConfig;

/** The demo in a native executable: there is none, so that the compiler does not look for a PostgreSQL that is left out of it. */
@TargetClass(Demo.class)
final class NoDemo {
    private NoDemo() {}

    @Substitute
    private static void start(SmallRyeConfig config) {
        throw Demo.noDatabase();
    }
}
