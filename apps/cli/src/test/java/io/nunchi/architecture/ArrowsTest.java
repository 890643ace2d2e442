package io.nunchi.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import io.nunchi.cli.Main;
import io.nunchi.spi.AnalyzerPlugin;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Classes use what {@link House} lets their module use, and nothing else. */
class ArrowsTest {

  private static final List<String> JDK =
      List.of(
          "java", "javax", "jdk", "com.sun.management", "com.sun.net.httpserver", "org.jspecify");

  static Stream<Module> modules() {
    return House.MODULES.stream();
  }

  @ParameterizedTest
  @MethodSource("modules")
  void eachModuleIsCompiledInItsRootPackage(Module module) {
    assertThat(module.classes())
        .as("the classes of every module; build all of them: ./mvnw verify")
        .isDirectory();
    assertThat(House.classes().stream().filter(in(module))).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("modules")
  void eachModuleUsesItsArrowsAndLibrariesOnly(Module module) {
    classes()
        .that(in(module))
        .should()
        .onlyDependOnClassesThat(
            in(module)
                .or(describe("its arrows", type -> module.arrows().stream().anyMatch(owns(type))))
                .or(describe("reports that api shows", type -> showsToUsersOfApi(module, type)))
                .or(in(module.libraries()))
                .or(in(JDK))
                .or(describe("primitives", type -> type.getBaseComponentType().isPrimitive())))
        .check(House.classes());
  }

  @Test
  void guiceAndMicrometerStayInTheirPackagesOfTheApi() {
    noClasses()
        .that(in(House.API))
        .and(describe("outside api.guice", type -> !type.getPackageName().endsWith(".guice")))
        .should()
        .dependOnClassesThat(in(List.of("com.google.inject", "jakarta.inject")))
        .check(House.classes());
    noClasses()
        .that(in(House.API))
        .and(
            describe(
                "outside api.micrometer", type -> !type.getPackageName().endsWith(".micrometer")))
        .should()
        .dependOnClassesThat(in(List.of("io.micrometer")))
        .check(House.classes());
  }

  @Test
  void anEngineHasNoDownloaderAndNoCommandLine() {
    noClasses()
        .that(in(House.ENGINE))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("java.net.http..", "picocli..", House.MODELS.rootPackage() + ".."))
        .check(House.classes());
  }

  @Test
  void theBenchPluginKnowsTheSpiAloneAndNothingKnowsIt() {
    String benchPlugin = "io.nunchi.bench.plugin..";
    assertThat(House.classes().stream().filter(resideInAPackage(benchPlugin))).isNotEmpty();
    classes()
        .that()
        .resideInAPackage(benchPlugin)
        .should()
        .onlyDependOnClassesThat(
            resideInAPackage(benchPlugin)
                .or(in(House.SPI))
                .or(in(JDK))
                .or(describe("primitives", type -> type.getBaseComponentType().isPrimitive())))
        .check(House.classes());
    noClasses()
        .that()
        .resideOutsideOfPackage(benchPlugin)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(benchPlugin)
        .because("it is packed into a jar of its own, which no class path has")
        .check(House.classes());
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

  /** The reports of loading are in its root package; api shows them to its own users. */
  private static boolean showsToUsersOfApi(Module user, JavaClass type) {
    return user.arrows().contains(House.API) && packageOf(type).equals(House.LOADING.rootPackage());
  }

  static DescribedPredicate<JavaClass> in(Module module) {
    return describe("of " + module, type -> module.owns(packageOf(type)));
  }

  private static Predicate<Module> owns(JavaClass type) {
    return module -> module.owns(packageOf(type));
  }

  private static DescribedPredicate<JavaClass> in(List<String> packages) {
    return resideInAnyPackage(packages.stream().map(name -> name + "..").toArray(String[]::new))
        .or(
            describe(
                "arrays of them",
                type ->
                    type.isArray()
                        && packages.stream()
                            .anyMatch(name -> packageOf(type).startsWith(name + "."))));
  }

  private static String packageOf(JavaClass type) {
    return type.getBaseComponentType().getPackageName();
  }
}
