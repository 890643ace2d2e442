package io.nunchi.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.codeUnits;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Public signatures show what users may see, and nothing else. */
class SignaturesTest {

  @Test
  void guiceShowsInNoSignatureButTheOptionalModules() {
    codeUnits()
        .that(
            describe(
                "spi's and api's, but for api.guice",
                unit -> {
                  String owner = unit.getOwner().getPackageName();
                  return (House.SPI.owns(owner) || House.API.owns(owner))
                      && !owner.equals("io.nunchi.api.guice");
                }))
        .should(haveNoTypeIn("Guice", resideInAPackage("com.google.inject..")))
        .check(House.classes());
  }

  @Test
  void internalTypesShowInNoPublicSignature() {
    codeUnits()
        .that(describe("what others can call", SignaturesTest::isExported))
        .should(haveNoTypeIn("an internal package", resideInAPackage("io.nunchi..internal..")))
        .check(House.classes());
  }

  private static boolean isExported(JavaCodeUnit unit) {
    return !unit.getOwner().getPackageName().contains(".internal")
        && isReachable(unit.getOwner())
        && (unit.getModifiers().contains(JavaModifier.PUBLIC)
            || unit.getModifiers().contains(JavaModifier.PROTECTED));
  }

  private static boolean isReachable(JavaClass type) {
    return type.getModifiers().contains(JavaModifier.PUBLIC)
        && type.getEnclosingClass().map(SignaturesTest::isReachable).orElse(true);
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
