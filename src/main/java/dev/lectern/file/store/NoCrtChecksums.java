package dev.lectern.file.store;

import com.oracle.svm.core.annotate.Substitute;
import com.oracle.svm.core.annotate.TargetClass;
import software.amazon.awssdk.checksums.SdkChecksum;
import software.amazon.awssdk.checksums.internal.ChecksumProvider;
import software.amazon.awssdk.checksums.spi.ChecksumAlgorithm;

/**
 * Checksums in a native executable: none by Amazon's own native library (CRT), which is optional and not there, so that the compiler does
 * not look for it. S3Connection asks for checksums only where the storage must have one, and those are Java's.
 */
@TargetClass(ChecksumProvider.class)
final class NoCrtChecksums {
    private NoCrtChecksums() {}

    /** Null where the library is not there, as in a JVM: the next way is tried. */
    @Substitute
    static SdkChecksum createCrtCrc32C() {
        return null;
    }

    @Substitute
    static SdkChecksum crc64NvmeCrtImplementation() {
        throw new UnsupportedOperationException("No checksums by CRC64NVME");
    }

    @Substitute
    static SdkChecksum crtXxHash(ChecksumAlgorithm algorithm) {
        throw new UnsupportedOperationException("No checksums by " + algorithm.algorithmId());
    }
}
