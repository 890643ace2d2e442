package io.nunchi.cli.internal.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.accuracy.data.Dataset;
import io.nunchi.cli.internal.interrupt.StopSignal;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoSceneTest {

  @TempDir private Path folder = Path.of("");

  @Test
  void isADatasetWithTheNamesThatBothAnalyzersHave() throws Exception {
    DemoScene scene = DemoScene.of("scene:street-day?frames=3&width=320&height=180", folder);

    scene.draw(new StopSignal(), frames -> {});

    Dataset dataset = scene.dataset();
    assertThat(dataset.frames()).hasSize(3);
    assertThat(dataset.labels()).containsExactlyInAnyOrder("person", "vehicle");
  }

  @Test
  void replacesFramesOfAnEarlierDemoAndNothingElse() throws Exception {
    DemoScene scene = DemoScene.of("parking?frames=2&width=160&height=90", folder);
    Path frames =
        Files.createDirectories(folder.resolve("parking-frames-2-width-160-height-90/img1"));
    Path stale = Files.writeString(frames.resolve("000003.jpg"), "of an earlier demo");
    Path other = Files.writeString(frames.resolve("notes.txt"), "the user's");

    scene.draw(new StopSignal(), drawn -> {});

    assertThat(stale).doesNotExist();
    assertThat(other).hasContent("the user's");
    assertThat(frames.resolve("000002.jpg")).isNotEmptyFile();
  }
}
