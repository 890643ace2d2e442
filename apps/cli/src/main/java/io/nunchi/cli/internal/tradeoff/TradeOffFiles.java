package io.nunchi.cli.internal.tradeoff;

import io.nunchi.cli.internal.CliException;
import io.nunchi.cli.internal.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The folder of a comparison of models: models.json and report.html. */
public final class TradeOffFiles {

  private final Path document;
  private final Path page;

  private TradeOffFiles(Path folder) {
    this.document = folder.resolve("models.json");
    this.page = folder.resolve("report.html");
  }

  /** Creates the folder before anything runs, and removes the files of an earlier run. */
  public static TradeOffFiles prepare(Path folder) throws CliException {
    TradeOffFiles files = new TradeOffFiles(folder);
    try {
      Files.createDirectories(folder);
      Files.deleteIfExists(files.document);
      Files.deleteIfExists(files.page);
      return files;
    } catch (IOException e) {
      throw CliException.unwritable(folder, e);
    }
  }

  /** Writes both files, and prints the table or the document. */
  public void publish(TradeOff tradeOff, PrintWriter to, boolean json) throws CliException {
    String text = Json.document(tradeOff.document());
    try {
      Files.writeString(document, text + "\n");
      Files.writeString(page, TradeOffPage.html(tradeOff));
    } catch (IOException e) {
      throw CliException.unwritable(document, e);
    }
    if (json) {
      to.println(text);
    } else {
      TradeOffTable.lines(tradeOff).forEach(to::println);
      List.of(document, page).forEach(file -> to.println("wrote " + file));
    }
    to.flush();
  }
}
