package io.nunchi.architecture;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;
import java.util.Set;

/**
 * The modules in the order of their build, and the only arrows between them. {@code
 * docs/architecture.md} draws this table.
 */
final class House {

  static final Module SPI = new Module("spi", "nunchi-spi", "io.nunchi.spi", List.of(), List.of());

  static final Module TRACKING =
      new Module(
          "analytics/tracking", "nunchi-tracking", "io.nunchi.tracking", List.of(SPI), List.of());

  static final Module LOADING =
      new Module(
          "api/loading", "nunchi-loading", "io.nunchi.loading", List.of(SPI), List.of("org.slf4j"));

  static final Module API =
      new Module(
          "api/host",
          "nunchi-api",
          "io.nunchi.api",
          List.of(SPI, LOADING),
          List.of(
              "org.slf4j", "com.google.inject", "jakarta.inject", "io.micrometer.core.instrument"));

  static final Module TESTING =
      new Module(
          "tck/testing", "nunchi-testing", "io.nunchi.testing", List.of(SPI, API), List.of());

  static final Module SCENES =
      new Module("tck/scenes", "nunchi-scenes", "io.nunchi.scenes", List.of(SPI, API), List.of());

  static final Module ACCURACY =
      new Module(
          "tck/accuracy",
          "nunchi-accuracy",
          "io.nunchi.accuracy",
          List.of(SPI),
          List.of("tools.jackson", "org.apache.commons.statistics", "com.drew"));

  static final Module KIT =
      new Module(
          "tck/kit",
          "nunchi-tck",
          "io.nunchi.tck",
          List.of(SPI, API, TESTING),
          List.of("org.junit", "org.opentest4j", "org.apiguardian"));

  static final Module NATIVE =
      new Module(
          "native/plugin",
          "nunchi-native",
          "io.nunchi.nativelib",
          List.of(SPI),
          List.of("com.sun.jna"));

  static final Module ENGINE =
      new Module(
          "reference-plugin/engine",
          "nunchi-reference-plugin",
          "io.nunchi.reference",
          List.of(SPI),
          List.of(
              "org.opencv",
              "ai.onnxruntime",
              "com.google.inject",
              "jakarta.inject",
              "tools.jackson",
              "com.fasterxml.jackson.annotation"));

  static final Module MODELS =
      new Module(
          "reference-plugin/models",
          "nunchi-models",
          "io.nunchi.models",
          List.of(SPI, ENGINE),
          List.of(
              "picocli",
              "ai.onnxruntime",
              "com.google.inject",
              "tools.jackson",
              "com.fasterxml.jackson.annotation"));

  static final Module BENCH =
      new Module(
          "apps/bench",
          "nunchi-bench",
          "io.nunchi.bench",
          List.of(SPI, API, SCENES),
          List.of("org.HdrHistogram"));

  static final Module CLI =
      new Module(
          "apps/cli",
          "nunchi-cli",
          "io.nunchi.cli",
          List.of(SPI, TRACKING, API, TESTING, SCENES, ACCURACY, KIT, BENCH),
          List.of(
              "picocli",
              "org.slf4j",
              "tools.jackson",
              "com.fasterxml.jackson.annotation",
              "org.knowm.xchart",
              "gg.jte",
              "io.micrometer.prometheusmetrics",
              "org.bytedeco"));

  /** In the order of the build: a module's tests use modules before it, and none after it. */
  static final List<Module> MODULES =
      List.of(
          SPI, TRACKING, LOADING, API, TESTING, SCENES, ACCURACY, KIT, NATIVE, ENGINE, MODELS,
          BENCH, CLI);

  /** Hosts find these in directories; no other class path has them. */
  static final Set<Module> PLUGINS = Set.of(NATIVE, ENGINE, MODELS);

  /** People start these. */
  static final Set<Module> APPS = Set.of(BENCH, CLI);

  private House() {}

  /** The compiled main classes of every module. */
  static JavaClasses classes() {
    return Compiled.CLASSES;
  }

  /** Reading all classes takes seconds: tests that need the table alone do without. */
  private static final class Compiled {
    private static final JavaClasses CLASSES = importClasses();
  }

  private static JavaClasses importClasses() {
    // Names of types outside the repository are all that is asked for.
    ArchConfiguration.get().setResolveMissingDependenciesFromClassPath(false);
    return new ClassFileImporter().importPaths(MODULES.stream().map(Module::classes).toList());
  }
}
