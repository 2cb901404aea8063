package dev.lectern.contract;

import java.util.List;
import java.util.stream.Stream;

import io.quarkus.test.junit.callback.QuarkusTestBeforeClassCallback;
import io.restassured.RestAssured;
import io.restassured.filter.Filter;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Holds every rest-assured call of every test to the contract. JUnit and Quarkus find it as a service: Quarkus loads tests, and with
 * them rest-assured, once more in a class loader of its own, into which only its own callback gets.
 */
public final class ContractOnEveryCall implements BeforeAllCallback, QuarkusTestBeforeClassCallback {
    @Override
    public void beforeAll(ExtensionContext test) {
        install();
    }

    @Override
    public void beforeClass(Class<?> test) {
        install();
    }

    private static void install() {
        List<Filter> others = RestAssured.filters().stream()
                .filter(filter -> !filter.getClass().getName().equals(ContractFilter.class.getName()))
                .toList();
        RestAssured.replaceFiltersWith(
                Stream.concat(Stream.of(new ContractFilter()), others.stream()).toList());
    }
}
