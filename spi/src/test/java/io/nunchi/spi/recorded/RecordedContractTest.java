package io.nunchi.spi.recorded;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.spi.AnalyzerPlugin;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plugins built for the recorded contract run with this one, apart from what a review accepted. */
class RecordedContractTest {

  private static final Path FOLDER = Path.of("recorded");

  @TempDir Path folder;

  @Test
  void everyIncompatibleChangeIsAccepted() throws Exception {
    Path recorded = recorded();
    Path current = ClassesJar.ofFolder(classes(), folder.resolve("current.jar"));
    AcceptedChanges accepted = AcceptedChanges.read(FOLDER.resolve("accepted-changes.txt"));

    List<IncompatibleChange> changes = ContractComparison.between(recorded, current);

    changes.forEach(
        change ->
            System.out.println("incompatible with " + recorded.getFileName() + ": " + change));
    assertThat(accepted.refused(changes))
        .as("incompatible with %s; CONTRIBUTING.md says what to do", recorded)
        .isEmpty();
    assertThat(accepted.unused(changes))
        .as("accepted and not there: delete these lines of accepted-changes.txt")
        .isEmpty();
  }

  private static Path recorded() throws IOException {
    try (Stream<Path> jars = Files.list(FOLDER)) {
      List<Path> found = jars.filter(file -> file.toString().endsWith(".jar")).toList();
      assertThat(found).as("the recorded contract").hasSize(1);
      return found.get(0);
    }
  }

  private static Path classes() throws URISyntaxException {
    Path classes =
        Path.of(AnalyzerPlugin.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    assertThat(classes).isDirectory();
    return classes;
  }
}
