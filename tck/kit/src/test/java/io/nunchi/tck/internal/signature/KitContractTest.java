package io.nunchi.tck.internal.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.nunchi.spi.AnalyzerPlugin;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class KitContractTest {

  @Test
  void contractOfThisBuildIsTheKitsOwn() {
    assertThatCode(KitContract::requireUnchanged).doesNotThrowAnyException();
  }

  @Test
  void saysWhatWasTakenAwayAndWhatWasAdded() {
    List<String> known = List.of("A is class", "A.old(): void");
    List<String> actual = List.of("A is class", "A.old(): int");

    assertThat(KitContract.differences(known, actual))
        .containsExactly("- A.old(): void", "+ A.old(): int");
    assertThat(KitContract.differences(known, known)).isEmpty();
  }

  @Test
  void listsWhatOthersCanUseAndNothingElse() throws IOException {
    List<String> lines = ApiSignature.ofCodeOf(AnalyzerPlugin.class);

    assertThat(lines)
        .contains(
            "io.nunchi.spi.FrameAnalyzer.close(): abstract void",
            "io.nunchi.spi.AnalyzerPlugin is abstract interface",
            "io.nunchi.spi.SpiVersion.CURRENT: static final io.nunchi.spi.SpiVersion",
            "io.nunchi.spi.geometry.Point is final record(x double, y double) of java.lang.Record")
        .noneMatch(line -> line.contains("EngineDescriptor.requireDistinctNames"))
        .noneMatch(line -> line.startsWith("io.nunchi.spi.settings.Settings.new"));
  }
}
