package io.nunchi.spi.recorded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContractComparisonTest {

  @TempDir Path folder;

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          removed method               | class Api { public void a() {} }              | class Api { }                                   | METHOD_REMOVED acme.Api.a()
          other parameters             | class Api { public void a(int x) {} }         | class Api { public void a(long x) {} }          | METHOD_REMOVED acme.Api.a(int)
          other return type            | class Api { public int a() {return 0;} }      | class Api { public long a() {return 0;} }       | METHOD_RETURN_TYPE_CHANGED acme.Api.a()
          method to implement          | interface Api { }                             | interface Api { void a(); }                     | METHOD_ADDED_TO_INTERFACE acme.Api.a()
          default taken away           | interface Api { default void a() {} }         | interface Api { void a(); }                     | METHOD_NOW_ABSTRACT acme.Api.a()
          checked exception thrown     | interface Api { void a(); }                   | interface Api { void a() throws Exception; }    | METHOD_NOW_THROWS_CHECKED_EXCEPTION acme.Api.a()
          removed constant             | enum Api { A, B }                             | enum Api { A }                                  | FIELD_REMOVED acme.Api.B
          component of a record added  | record Api(int x) {}                          | record Api(int x, int y) {}                     | CONSTRUCTOR_REMOVED acme.Api.Api(int)
          class that became final      | class Api { }                                 | final class Api { }                             | CLASS_NOW_NOT_EXTENDABLE acme.Api
          unchecked became checked     | class Api extends RuntimeException { }        | class Api extends Exception { }                 | CLASS_NOW_CHECKED_EXCEPTION acme.Api
          hidden method                | class Api { public void a() {} }              | class Api { void a() {} }                       | METHOD_LESS_ACCESSIBLE acme.Api.a()
          other type parameter         | class Api { public void a(Iterable<String> x) {} } | class Api { public void a(Iterable<Long> x) {} } | METHOD_PARAMETER_GENERICS_CHANGED acme.Api.a(java.lang.Iterable)
          other type returned          | interface Api { Iterable<String> a(); }       | interface Api { Iterable<Long> a(); }           | METHOD_RETURN_TYPE_GENERICS_CHANGED acme.Api.a()
          """)
  void changeThatBreaksPluginsIsFound(String name, String before, String after, String change)
      throws IOException {
    Path recorded = ClassesJar.ofSource("public " + before, folder.resolve("recorded"));
    Path current = ClassesJar.ofSource("public " + after, folder.resolve("current"));

    assertThat(ContractComparison.between(recorded, current))
        .extracting(IncompatibleChange::toString)
        .contains(change);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          nothing             | class Api { public void a() {} }        | class Api { public void a() {} }
          method of a class   | final class Api { }                     | final class Api { public void a() {} }
          default method      | interface Api { }                       | interface Api { default void a() {} }
          static method       | interface Api { }                       | interface Api { static void a() {} }
          further constant    | enum Api { A }                          | enum Api { A, B }
          wider constructor   | class Api { protected Api() {} }        | class Api { public Api() {} }
          what nobody sees    | class Api { private int a; void b() {} } | class Api { private long c; }
          further type        | class Api { }                           | class Api { public interface Part { void a(); } }
          """)
  void changeThatPluginsSurviveIsNotFound(String name, String before, String after)
      throws IOException {
    Path recorded = ClassesJar.ofSource("public " + before, folder.resolve("recorded"));
    Path current = ClassesJar.ofSource("public " + after, folder.resolve("current"));

    assertThat(ContractComparison.between(recorded, current)).isEmpty();
  }
}
