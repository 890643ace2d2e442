package io.nunchi.cli.internal.progress;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.api.frame.DropReason;
import io.nunchi.spi.failure.Problem;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StreamTableTest {

  private final StringWriter written = new StringWriter();

  private StreamTable table(boolean terminal, int rows) {
    return new StreamTable(new PrintWriter(written), terminal, rows);
  }

  private static StreamRow row(String camera, boolean isWell) {
    return new StreamRow(
        camera,
        12,
        OptionalLong.of(300),
        14.96,
        OptionalLong.of(21_400_000),
        OptionalLong.of(80_000_000),
        OptionalLong.of(2),
        isWell ? Map.of() : Map.of(DropReason.ANALYZER_DOWN, 3L),
        isWell ? "healthy" : "restarting",
        false,
        isWell);
  }

  @Test
  void drawsATableOverTheOneBefore() {
    StreamTable table = table(true, 24);
    table.looked(List.of(row("gate", true), row("yard", false)), "");
    table.looked(List.of(row("gate", true), row("yard", false)), "");
    String[] drawn = written.toString().split("\u001b\\[3A\r\u001b\\[J", -1);
    assertThat(drawn).hasSize(2);
    assertThat(drawn[1]).isEqualTo(drawn[0]);
    assertThat(drawn[0].replaceAll("\u001b\\[[^A-Za-z]*[A-Za-z]", ""))
        .isEqualTo(
            """
            stream  frame   fps   age p50  p99 ms  generation  health      dropped
            gate    12/300  15.0  21       80      2           healthy
            yard    12/300  15.0  21       80      2           restarting  analyzer_down 3
            """);
  }

  @Test
  void showsFirstWhatIsNotWellWhereThereIsNoRoomForAll() {
    List<StreamRow> rows =
        IntStream.range(0, 30).mapToObj(i -> row("camera" + i, i != 29)).toList();
    table(true, 10).looked(rows, "");
    assertThat(written.toString()).contains("camera29", "camera0", "and 24 more");
    assertThat(written.toString().chars().filter(c -> c == '\n')).hasSize(8);
  }

  @Test
  void saysHowManyOfThoseThatAreNotShownAreNotWell() {
    List<StreamRow> rows =
        IntStream.range(0, 30).mapToObj(i -> row("camera" + i, i >= 20)).toList();
    table(true, 10).looked(rows, "");
    assertThat(written.toString()).contains("and 24 more, 14 of them not well");
  }

  @Test
  void aWarningStandsAboveTheTable() {
    StreamTable table = table(true, 24);
    table.looked(List.of(row("gate", true)), "");
    table.warn("gate", Problem.of("TEST-0001", "something"));
    assertThat(written.toString())
        .endsWith("\u001b[2A\r\u001b[Jnunchi: gate: TEST-0001: something\n");
  }

  @Test
  void saysThatACameraIsBack() {
    StreamTable table = table(false, 24);
    table.isBack("gate", Duration.ofMillis(12_340));
    table.isBack("gate", Duration.ofSeconds(125));
    table.isBack("gate", Duration.ofMinutes(605));
    assertThat(written.toString().lines())
        .containsExactly(
            "nunchi: gate: the camera is back after 12.3 s",
            "nunchi: gate: the camera is back after 2 min 5 s",
            "nunchi: gate: the camera is back after 10 h 5 min");
  }

  @Test
  void writesPlainLinesWithoutATerminal() {
    StreamTable table = table(false, 24);
    table.looked(List.of(row("yard", false)), "");
    assertThat(written.toString()).as("too soon").isEmpty();
    table.ended();
    assertThat(written.toString())
        .isEqualTo(
            "nunchi: yard  frame 12/300  15.0 fps  age 21/80 ms  generation 2  restarting  dropped"
                + " analyzer_down 3\n");
  }

  @Test
  void whatConcernsAllSourcesStandsBelowTheTable() {
    table(true, 24).looked(List.of(row("gate", true)), "generation 2  shadow generation 3");
    assertThat(written.toString().lines().toList().get(2))
        .startsWith("generation 2  shadow generation 3");
  }

  @Test
  void nothingIsDrawnOverACommandThatIsBeingTyped() {
    StreamTable table = table(true, 24);
    table.typing(true);
    table.looked(List.of(row("gate", true)), "");
    assertThat(written.toString()).isEqualTo("command: ");
    table.typing(false);
    table.looked(List.of(row("gate", true)), "");
    assertThat(written.toString()).contains("gate");
  }
}
