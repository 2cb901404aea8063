package dev.lectern;

import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.netty.buffer.ByteBuf;
import io.vertx.core.buffer.Buffer;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/** Holds the packages to the one direction in which features may know each other. */
class ArchitectureTest {
    private static final JavaClasses LECTERN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.lectern");

    @Test
    void featuresKnowOnlyThoseBelowThem() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("web")
                .definedBy("dev.lectern.web..")
                .layer("database")
                .definedBy("dev.lectern.database..")
                .layer("file")
                .definedBy("dev.lectern.file..")
                .layer("organization")
                .definedBy("dev.lectern.organization..")
                .layer("contact")
                .definedBy("dev.lectern.contact..")
                .layer("event")
                .definedBy("dev.lectern.event..")
                .layer("participation")
                .definedBy("dev.lectern.participation..")
                .layer("mail")
                .definedBy("dev.lectern.mail..")
                .optionalLayer("landing")
                .definedBy("dev.lectern.landing..")
                .optionalLayer("room")
                .definedBy("dev.lectern.room..")
                .optionalLayer("statistics")
                .definedBy("dev.lectern.statistics..")
                .layer("admin")
                .definedBy("dev.lectern.admin..")
                .whereLayer("admin")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("landing")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("statistics")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("room")
                .mayOnlyBeAccessedByLayers("statistics")
                .whereLayer("mail")
                .mayOnlyBeAccessedByLayers("landing")
                .whereLayer("participation")
                .mayOnlyBeAccessedByLayers("mail", "landing", "room", "statistics")
                .whereLayer("event")
                .mayOnlyBeAccessedByLayers("participation", "mail", "landing", "room", "statistics")
                .whereLayer("contact")
                .mayOnlyBeAccessedByLayers("event", "participation")
                .whereLayer("organization")
                .mayOnlyBeAccessedByLayers(
                        "contact", "event", "participation", "mail", "landing", "room", "statistics", "admin")
                .whereLayer("file")
                .mayOnlyBeAccessedByLayers("organization", "contact", "event", "participation", "landing", "admin")
                .check(LECTERN);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("dev.lectern.(*)..").should().beFreeOfCycles().check(LECTERN);
    }

    @Test
    void servicesKnowNoHttp() {
        noClasses()
                .that()
                .haveSimpleNameNotEndingWith("Resource")
                .and()
                .resideOutsideOfPackages(
                        "dev.lectern.web..",
                        "dev.lectern.admin..",
                        "dev.lectern.file.download..",
                        "dev.lectern.landing.browser..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta.ws.rs..", "io.vertx.core.http..", "io.vertx.ext.web..")
                .check(LECTERN);
    }

    /** A call whose caller went away would be cancelled between two statements; so it ends, and its key gives its answer (R6). */
    @Test
    void R6_whatHasBegunToChangeThingsIsNotCancelled() {
        methods()
                .that()
                .areAnnotatedWith(POST.class)
                .or()
                .areAnnotatedWith(PUT.class)
                .and()
                .areDeclaredInClassesThat()
                .resideOutsideOfPackage("dev.lectern.admin..")
                .should()
                .beDeclaredInClassesThat()
                .areAnnotatedWith(Cancellable.class)
                .check(LECTERN);
    }

    /**
     * A native executable would come with what was random while it was built; buffers of the network live only in a running one. Its
     * compiler refuses both.
     */
    @Test
    void nothingRandomAndNoBufferIsMadeOnceForAll() {
        fields().that()
                .areStatic()
                .should()
                .notHaveRawType(DescribedPredicate.<JavaClass>describe(
                        "Random or a buffer",
                        type -> List.of(Random.class, RandomGenerator.class, Buffer.class, ByteBuf.class).stream()
                                .anyMatch(type::isAssignableTo)))
                .check(LECTERN);
    }

    @Test
    void onlyTheStartKnowsTheEmbeddedDatabase() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.lectern.embedded..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.zonky..")
                .check(LECTERN);
    }
}
