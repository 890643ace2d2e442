package io.nunchi.accuracy.internal.read;

import io.nunchi.accuracy.data.Dataset;
import io.nunchi.accuracy.data.DatasetOptions;
import io.nunchi.accuracy.failure.AccuracyException;
import io.nunchi.accuracy.internal.AccuracyErrors;
import io.nunchi.spi.failure.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Tells by its files which form a dataset has. */
public final class DatasetFolders {

  private DatasetFolders() {}

  /** Reads a dataset; {@link io.nunchi.accuracy.Datasets} says the rest. */
  public static Dataset read(Path folder, DatasetOptions options, PictureDemand pictures)
      throws AccuracyException {
    List<Dataset.Form> forms = forms(folder);
    if (forms.size() != 1) {
      throw FoundProblems.only(
          Problem.of(AccuracyErrors.NOT_A_DATASET, "the folder is no dataset of one known form")
              .expected(
                  "one of instances.json (COCO), gt/gt.txt (MOTChallenge), Annotations (Pascal"
                      + " VOC), data.yaml, or labels and classes.txt (YOLO)")
              .found(forms.isEmpty() ? "none of them" : forms.toString())
              .where(folder.toString())
              .fix("name the folder that holds them"));
    }
    RawDataset raw =
        switch (forms.get(0)) {
          case COCO -> CocoReader.read(folder, pictures);
          case MOT_CHALLENGE -> MotReader.read(folder, pictures);
          case PASCAL_VOC -> VocReader.read(folder);
          case YOLO -> YoloReader.read(folder, options.subset());
        };
    return new DatasetChoice(folder, raw, options).chosen();
  }

  private static List<Dataset.Form> forms(Path folder) throws AccuracyException {
    List<Dataset.Form> forms = new ArrayList<>();
    if (Files.isRegularFile(folder.resolve(CocoReader.FILE))) {
      forms.add(Dataset.Form.COCO);
    }
    if (Files.isRegularFile(folder.resolve(MotReader.FILE))) {
      forms.add(Dataset.Form.MOT_CHALLENGE);
    }
    if (Files.isDirectory(folder.resolve(VocReader.ANNOTATIONS))) {
      forms.add(Dataset.Form.PASCAL_VOC);
    }
    if (Files.isDirectory(folder.resolve(YoloReader.LABELS))
        || (forms.isEmpty() && Files.isDirectory(folder) && YoloYaml.in(folder).isPresent())) {
      forms.add(Dataset.Form.YOLO);
    }
    return forms;
  }
}
