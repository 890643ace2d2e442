package io.nunchi.cli;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.codeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.nunchi.spi.AnalyzerPlugin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The walls between the modules: the arrows of DESIGN.md, and no others. */
class ArchitectureTest {

  private static final String SPI = "io.nunchi.spi..";
  private static final String API = "io.nunchi.api..";
  private static final String LOADING = "io.nunchi.loading..";

  /**
   * The reports that api shows: the only package of loading that others than host and worker see.
   */
  private static final String LOADING_REPORTS = "io.nunchi.loading";

  private static final String NATIVE = "io.nunchi.nativelib..";
  private static final String REFERENCE = "io.nunchi.reference..";
  private static final String TCK = "io.nunchi.tck..";
  private static final String ACCURACY = "io.nunchi.accuracy..";
  private static final String SCENES = "io.nunchi.scenes..";
  private static final String CLI = "io.nunchi.cli..";
  private static final String BENCH_PLUGIN = "io.nunchi.cli.benchplugin..";
  private static final String GUICE = "com.google.inject..";
  private static final String MICROMETER = "io.micrometer.core.instrument..";
  private static final String PICOCLI = "picocli..";
  private static final String[] JACKSON = {"tools.jackson..", "com.fasterxml.jackson.annotation.."};
  private static final String MODELS_TOOL = "io.nunchi.reference.internal.models..";
  private static final String[] JDK = {
    "java..",
    "javax..",
    "jdk..",
    "com.sun.management..",
    "com.sun.net.httpserver..",
    "org.jspecify.."
  };

  private static final List<String> MODULES =
      List.of(
          "spi",
          "api/loading",
          "api/host",
          "native/plugin",
          "reference-plugin/engine",
          "tck/scenes",
          "tck/accuracy",
          "tck/kit",
          "apps/cli");

  private static JavaClasses everyModule = new ClassFileImporter().importClasses(Main.class);

  @BeforeAll
  static void importEveryModule() {
    List<Path> folders = MODULES.stream().map(ArchitectureTest::classesOf).toList();
    assertThat(folders)
        .as("the classes of every module; build all of them: ./mvnw verify")
        .allMatch(Files::isDirectory);
    everyModule = new ClassFileImporter().importPaths(folders);
  }

  private static Path classesOf(String module) {
    return Path.of("..", "..", module, "target", "classes").toAbsolutePath().normalize();
  }

  static Stream<String> rootPackages() {
    return Stream.of(SPI, LOADING, API, NATIVE, REFERENCE, TCK, ACCURACY, SCENES, CLI);
  }

  @ParameterizedTest
  @MethodSource("rootPackages")
  void looksAtEveryModule(String rootPackage) {
    assertThat(everyModule.stream().filter(resideInAPackage(rootPackage))).isNotEmpty();
  }

  @Test
  void spiDependsOnTheJdkOnly() {
    onlyDependsOn(SPI, SPI).check(everyModule);
  }

  @Test
  void loadingDependsOnSpiAndSlf4j() {
    onlyDependsOn(LOADING, LOADING, SPI, "org.slf4j..").check(everyModule);
  }

  @Test
  void apiDependsOnSpiLoadingAndSlf4j() {
    classes()
        .that(
            resideInAPackage(API)
                .and(not(resideInAnyPackage("io.nunchi.api.guice", "io.nunchi.api.micrometer"))))
        .should()
        .onlyDependOnClassesThat(allowed(API, SPI, LOADING, "org.slf4j.."))
        .check(everyModule);
    onlyDependsOn("io.nunchi.api.guice", API, SPI, GUICE, "jakarta.inject..").check(everyModule);
    onlyDependsOn("io.nunchi.api.micrometer", API, SPI, MICROMETER).check(everyModule);
  }

  @Test
  void nativeDependsOnSpiAndJna() {
    onlyDependsOn(NATIVE, NATIVE, SPI, "com.sun.jna..").check(everyModule);
  }

  @Test
  void referencePluginKnowsTheSpiAlone() {
    String[] known = {
      REFERENCE,
      SPI,
      "org.opencv..",
      "ai.onnxruntime..",
      GUICE,
      "jakarta.inject..",
      JACKSON[0],
      JACKSON[1]
    };
    classes()
        .that(resideInAPackage(REFERENCE).and(not(resideInAPackage(MODELS_TOOL))))
        .should()
        .onlyDependOnClassesThat(allowed(known))
        .check(everyModule);
    classes()
        .that()
        .resideInAPackage(MODELS_TOOL)
        .should()
        .onlyDependOnClassesThat(allowed(known).or(resideInAPackage(PICOCLI)))
        .because(
            "the models tool reads a command line of its own: the host's picocli is in another"
                + " class loader, and the rest of the plugin has no command line")
        .check(everyModule);
  }

  @Test
  void tckDependsOnSpiApiAndJunit() {
    onlyDependsOn(
            TCK,
            TCK,
            SPI,
            API,
            LOADING_REPORTS,
            "org.junit..",
            "org.opentest4j..",
            "org.apiguardian..")
        .check(everyModule);
  }

  @Test
  void accuracyDependsOnSpiAndWhatItMeasuresWith() {
    onlyDependsOn(ACCURACY, ACCURACY, SPI, "tools.jackson..", "org.apache.commons.statistics..")
        .check(everyModule);
  }

  @Test
  void scenesDependOnSpiAndApi() {
    onlyDependsOn(SCENES, SCENES, SPI, API).check(everyModule);
  }

  @Test
  void cliKnowsNoPlugin() {
    onlyDependsOn(
            CLI,
            CLI,
            SPI,
            API,
            LOADING_REPORTS,
            TCK,
            ACCURACY,
            SCENES,
            PICOCLI,
            "org.slf4j..",
            JACKSON[0],
            JACKSON[1],
            "org.HdrHistogram..",
            "org.knowm.xchart..",
            "io.micrometer.prometheusmetrics..",
            "org.bytedeco..")
        .because("plugins come from their directories, never from the class path")
        .check(everyModule);
  }

  @Test
  void theBenchPluginKnowsTheSpiAloneAndNothingKnowsIt() {
    onlyDependsOn(BENCH_PLUGIN, BENCH_PLUGIN, SPI).check(everyModule);
    noClasses()
        .that(not(resideInAPackage(BENCH_PLUGIN)))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(BENCH_PLUGIN)
        .because("it is packed into a jar of its own, which the program cannot see")
        .check(everyModule);
  }

  @Test
  void nothingDependsOnCli() {
    noClasses()
        .that(not(resideInAPackage(CLI)))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(CLI)
        .check(everyModule);
  }

  @Test
  void guiceShowsInNoSignatureButTheOptionalModules() {
    codeUnits()
        .that(
            describe(
                "spi's and api's, but for api.guice",
                unit ->
                    resideInAnyPackage(SPI, API)
                        .and(not(resideInAPackage("io.nunchi.api.guice")))
                        .test(unit.getOwner())))
        .should(haveNoTypeIn("Guice", resideInAPackage(GUICE)))
        .check(everyModule);
  }

  @Test
  void internalTypesShowInNoPublicSignature() {
    codeUnits()
        .that(describe("what others can call", ArchitectureTest::isExported))
        .should(haveNoTypeIn("an internal package", resideInAPackage("io.nunchi..internal..")))
        .check(everyModule);
  }

  @Test
  void noPluginIsOnTheClassPath() throws IOException {
    ClassLoader loader = Main.class.getClassLoader();
    assertThat(
            Collections.list(
                loader.getResources("META-INF/services/" + AnalyzerPlugin.class.getName())))
        .isEmpty();
    assertThatExceptionOfType(ClassNotFoundException.class)
        .isThrownBy(() -> loader.loadClass("io.nunchi.reference.ReferencePlugin"));
  }

  private static ArchRule onlyDependsOn(String rootPackage, String... others) {
    return classes()
        .that()
        .resideInAPackage(rootPackage)
        .should()
        .onlyDependOnClassesThat(allowed(others));
  }

  private static DescribedPredicate<JavaClass> allowed(String... packages) {
    return resideInAnyPackage(packages)
        .or(resideInAnyPackage(JDK))
        .or(describe("arrays of primitives", type -> type.getBaseComponentType().isPrimitive()));
  }

  private static boolean isExported(JavaCodeUnit unit) {
    return !unit.getOwner().getPackageName().contains(".internal")
        && isReachable(unit.getOwner())
        && (unit.getModifiers().contains(JavaModifier.PUBLIC)
            || unit.getModifiers().contains(JavaModifier.PROTECTED));
  }

  private static boolean isReachable(JavaClass type) {
    return type.getModifiers().contains(JavaModifier.PUBLIC)
        && type.getEnclosingClass().map(ArchitectureTest::isReachable).orElse(true);
  }

  private static ArchCondition<JavaCodeUnit> haveNoTypeIn(
      String name, DescribedPredicate<JavaClass> forbidden) {
    return new ArchCondition<>("have no type of " + name) {
      @Override
      public void check(JavaCodeUnit unit, ConditionEvents findings) {
        Stream.concat(unit.getAllInvolvedRawTypes().stream(), unit.getExceptionTypes().stream())
            .map(JavaClass::getBaseComponentType)
            .filter(forbidden)
            .forEach(
                type ->
                    findings.add(
                        SimpleConditionEvent.violated(
                            unit, unit.getFullName() + " shows " + type.getName())));
      }
    };
  }
}
