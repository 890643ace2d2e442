package io.nunchi.cli.internal.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.nunchi.cli.internal.CliException;
import io.nunchi.spi.failure.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ControlCommandsTest {

  private static final Path DOCS = Path.of("..", "..", "docs", "cli.md");

  @Test
  void quotesKeepSpacesAndBackslashesStay() throws Exception {
    assertThat(ControlCommands.words("swap  a\t--set 'name=my  model' \"b c\"d ''"))
        .containsExactly("swap", "a", "--set", "name=my  model", "b cd", "");
    assertThat(ControlCommands.words("swap a,model=C:\\m\\,x"))
        .containsExactly("swap", "a,model=C:\\m\\,x");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "status",
        "stop",
        "rollback",
        "cancel",
        "help",
        "wait",
        "wait frames=10",
        "promote",
        "promote frames=10 disagreement=0.2",
        "swap nunchi.reference --set model=builtin:starter",
        "swap nunchi.reference --model builtin:starter",
        "canary nunchi.classic share=0.1 frames=50",
        "shadow nunchi.reference --map car=vehicle --map truck=vehicle --rate 0.5",
        "shadow stop"
      })
  void commandsAreUnderstood(String line) throws Exception {
    assertThat(ControlCommands.parse(line)).isInstanceOf(ControlAction.class);
  }

  private static Problem refusal(String line) {
    CliException refusal =
        catchThrowableOfType(CliException.class, () -> ControlCommands.parse(line));
    return refusal.problems().get(0);
  }

  @Test
  void unknownCommandsAreToldWithThoseThatThereAre() {
    Problem problem = refusal("swp nunchi.reference");
    assertThat(problem.code()).isEqualTo("NUN-7060");
    assertThat(problem.found()).isEqualTo("swp");
    assertThat(problem.expected()).contains("swap", "promote", "status");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "swap",
        "swap a --modle b",
        "swap a b",
        "rollback now",
        "shadow a --rate many",
        "swap 'a"
      })
  void malformedCommandsAreRefused(String line) {
    assertThat(refusal(line).code()).isEqualTo("NUN-7060");
  }

  @ParameterizedTest
  @CsvSource({"frames,0", "frames,1.5", "frames,NaN", "frames,many", "share,2", "shares,0.1"})
  void valuesThatDoNotFitAreRefused(String name, String value) {
    CliException refusal =
        catchThrowableOfType(
            CliException.class,
            () -> {
              NamedValues values = new NamedValues(List.of(name + "=" + value));
              values.count("frames", 1, 1000);
              values.number("share", 0.01, 1);
              values.requireNoneLeft();
            });
    assertThat(refusal.problems().get(0).code()).isEqualTo("NUN-7060");
  }

  @ParameterizedTest
  @ValueSource(strings = {"frames", "=1", "frames=1,frames=2", "frames=1,frames =2"})
  void eachValueHasANameAndEachNameOneValue(String values) {
    CliException refusal =
        catchThrowableOfType(
            CliException.class, () -> NamedValues.pairs(List.of(values.split(",", -1))));
    assertThat(refusal.problems().get(0).code()).isEqualTo("NUN-7060");
  }

  @ParameterizedTest
  @ValueSource(strings = {"cameras=A,A", "cameras=A,", "cameras=", "cameras=A share=0.1"})
  void aCanaryHasEachCameraOnceOrAShareOfThem(String values) throws Exception {
    CanaryControl canary = (CanaryControl) ControlCommands.parse("canary a " + values);
    CliException refusal = catchThrowableOfType(CliException.class, canary::policy);
    assertThat(refusal.problems().get(0).code()).isEqualTo("NUN-7060");
  }

  @Test
  void aCanaryTakesTheCamerasThatAreNamed() throws Exception {
    CanaryControl canary = (CanaryControl) ControlCommands.parse("canary a cameras=B,A");
    assertThat(canary.policy().streamIds()).containsExactlyInAnyOrder("A", "B");
  }

  @Test
  void documentationHasEveryCommandAndKey() throws IOException {
    String docs = Files.readString(DOCS);
    Set<String> commands = ControlCommands.commands().getSubcommands().keySet();
    assertThat(commands).allSatisfy(name -> assertThat(docs).contains("| `" + name));
    assertThat(TerminalKeys.COMMANDS.keySet())
        .allSatisfy(key -> assertThat(docs).contains("`" + key + "`"));
    assertThat(TerminalKeys.COMMANDS.values())
        .allSatisfy(line -> assertThat(ControlCommands.parse(line)).isNotNull());
  }
}
