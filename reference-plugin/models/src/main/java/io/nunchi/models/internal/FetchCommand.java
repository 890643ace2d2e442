package io.nunchi.models.internal;

import io.nunchi.models.internal.fetch.Catalogue;
import io.nunchi.models.internal.fetch.CatalogueEntry;
import io.nunchi.models.internal.fetch.ModelFetcher;
import io.nunchi.reference.internal.manifest.ModelRefusedException;
import io.nunchi.reference.internal.modelpackage.Digests;
import io.nunchi.reference.internal.modelpackage.KnownModels;
import io.nunchi.spi.failure.Problem;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code models fetch}. */
@Command(
    name = "fetch",
    description = {
      "Downloads the ONNX file of a model from a pinned catalogue.",
      "The file appears only when it is whole and has the catalogue's size and SHA-256. Called"
          + " again after a download was cut, it goes on where that ended. Proxies are taken from"
          + " https_proxy, http_proxy, no_proxy, or Java's own properties. See models list for the"
          + " names."
    })
final class FetchCommand extends ToolCommand {

  @SuppressWarnings("NullAway.Init") // picocli sets it before call
  @Parameters(paramLabel = "NAME", description = "The model's name in the catalogue.")
  private String name;

  @Option(
      names = "--to",
      paramLabel = "FILE",
      description = "The file to make; if not given, the publisher's name for it, here.")
  private @Nullable Path target;

  @Option(
      names = "--from",
      paramLabel = "FILE|URL",
      description = "A copy or a mirror, in place of the catalogue's URL. Size and SHA-256 hold.")
  private @Nullable String from;

  @Option(names = "--replace", description = "Replaces the file if another one is there.")
  private boolean replace;

  @Override
  int run() throws ModelRefusedException {
    CatalogueEntry entry = Catalogue.require(name);
    FetchedModel fetched = ToolSession.run(err(), session -> fetch(entry));
    out().print(json() ? JsonText.print(fetched.json(doneKey())) : fetched.text());
    return DONE;
  }

  @Override
  String doneKey() {
    return "fetched";
  }

  private FetchedModel fetch(CatalogueEntry entry) throws IOException, ModelRefusedException {
    Path file = target == null ? Path.of(entry.fileName()) : target;
    boolean known = new KnownModels().manifestOf(entry.sha256()).isPresent();
    if (Files.exists(file)) {
      if (isRight(file, entry)) {
        return new FetchedModel(entry, file, known, true);
      }
      if (!replace) {
        throw new ModelRefusedException(
            Problem.of(ModelsErrors.PACKAGE_TARGET, "another file is there already")
                .expected("no file, or the one of the catalogue")
                .found("a file with another SHA-256")
                .where(file.toString())
                .fix("name another file with --to, or add --replace"));
      }
    }
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    PercentPrinter progress = new PercentPrinter(err());
    URI source = from == null ? entry.url() : ModelFetcher.source(from);
    try {
      new ModelFetcher(System.getenv(), progress).fetch(entry, source, file);
    } finally {
      progress.end();
    }
    return new FetchedModel(entry, file, known, false);
  }

  private static boolean isRight(Path file, CatalogueEntry entry) throws IOException {
    if (!Files.isRegularFile(file)) {
      return false;
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      return channel.size() == entry.bytes() && Digests.sha256(channel).equals(entry.sha256());
    }
  }
}
