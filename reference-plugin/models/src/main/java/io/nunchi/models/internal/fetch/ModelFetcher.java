package io.nunchi.models.internal.fetch;

import io.nunchi.reference.internal.manifest.ModelRefusedException;
import io.nunchi.reference.internal.modelpackage.Digests;
import io.nunchi.spi.failure.Problem;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Puts a file of the catalogue into place: whole and right, or not at all. Until then its bytes are
 * in a part file beside it, named by the digest, and the next call continues there.
 *
 * <p>Stateless; any thread.
 */
public final class ModelFetcher {

  private static final Pattern WEB = Pattern.compile("(?i)https?://.*");
  private static final Duration LONGEST_SILENCE = Duration.ofSeconds(60);
  private static final int DIGITS_IN_NAME = 12;
  private static final String LOOK =
      "the publisher changed the file, or a proxy answers in its place: look at it";
  private static final String AGAIN =
      "try again, as an earlier call may have left bytes of another file; if it stays so, ";

  private final Proxies proxies;
  private final Duration longestSilence;
  private final DownloadProgress progress;

  /**
   * Creates a fetcher.
   *
   * @param environment the environment's variables, which may name a proxy
   * @param progress hears of the progress
   */
  public ModelFetcher(Map<String, String> environment, DownloadProgress progress) {
    this(environment, LONGEST_SILENCE, progress);
  }

  ModelFetcher(
      Map<String, String> environment, Duration longestSilence, DownloadProgress progress) {
    this.proxies = new Proxies(environment);
    this.longestSilence = longestSilence;
    this.progress = progress;
  }

  /**
   * Parses the place of a copy.
   *
   * @param text the URL of a mirror, or the path of a file
   * @return an {@code http}, {@code https} or {@code file} URL
   * @throws ModelRefusedException if the text is neither
   */
  public static URI source(String text) throws ModelRefusedException {
    try {
      return WEB.matcher(text).matches() ? web(text) : Path.of(text).toUri();
    } catch (IllegalArgumentException e) {
      throw new ModelRefusedException(
          Problem.of(FetchErrors.DOWNLOAD, "this is neither a URL nor a path")
              .expected("https://HOST/PATH, or the path of a file")
              .found(text)
              .where("--from")
              .fix("correct it"),
          e);
    }
  }

  private static URI web(String text) {
    URI url = URI.create(text);
    if (url.getHost() == null) {
      throw new IllegalArgumentException("no host in " + text);
    }
    return url;
  }

  /**
   * Fetches a file.
   *
   * @param entry the catalogue's entry
   * @param from an {@code http}, {@code https} or {@code file} URL
   * @param target the file to make
   * @throws IOException if a file cannot be read or written
   * @throws ModelRefusedException if the file cannot be had, or is not the one of the catalogue;
   *     {@code target} is as it was
   */
  public void fetch(CatalogueEntry entry, URI from, Path target)
      throws IOException, ModelRefusedException {
    Path file = target.toAbsolutePath();
    Path part =
        file.resolveSibling(
            "." + file.getFileName() + "." + entry.sha256().substring(0, DIGITS_IN_NAME) + ".part");
    try {
      fetchInto(part, entry, from);
    } catch (ModelRefusedException | IOException e) {
      deleteIfEmpty(part);
      throw e;
    }
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private void fetchInto(Path part, CatalogueEntry entry, URI from)
      throws IOException, ModelRefusedException {
    try (FileChannel channel =
            FileChannel.open(
                part,
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE);
        FileLock lock = lock(channel, part)) {
      bring(entry, from, channel);
      channel.force(true);
      if (!lock.isValid()) {
        throw new IOException("the lock of " + part + " was lost");
      }
    }
  }

  /** Keeps a part file for the next call only if it holds anything. */
  private static void deleteIfEmpty(Path part) throws IOException {
    if (Files.exists(part) && Files.size(part) == 0) {
      Files.delete(part);
    }
  }

  private void bring(CatalogueEntry entry, URI from, FileChannel part)
      throws IOException, ModelRefusedException {
    String fix = LOOK;
    if (from.getScheme().equals("file")) {
      copy(entry, from, part);
    } else {
      fix = part.size() == 0 ? LOOK : AGAIN + LOOK;
      if (part.size() != entry.bytes()) {
        new Download(entry, from, part, progress, proxies).run(longestSilence);
      }
    }
    requireDigest(entry, from, part, fix);
  }

  private void copy(CatalogueEntry entry, URI from, FileChannel part)
      throws IOException, ModelRefusedException {
    Path source = Path.of(from);
    if (Files.size(source) != entry.bytes()) {
      throw content(
          "the file has another size",
          entry.bytes() + " bytes",
          Files.size(source) + " bytes",
          from,
          LOOK);
    }
    part.truncate(0);
    progress.at(Files.copy(source, Channels.newOutputStream(part)), entry.bytes());
  }

  private static void requireDigest(CatalogueEntry entry, URI from, FileChannel part, String fix)
      throws IOException, ModelRefusedException {
    String found = Digests.sha256(part);
    if (!found.equals(entry.sha256())) {
      part.truncate(0);
      throw content(
          "the file is not the one of the catalogue",
          "SHA-256 " + entry.sha256(),
          "SHA-256 " + found,
          from,
          fix);
    }
  }

  private static ModelRefusedException content(
      String what, String expected, String found, URI where, String fix) {
    return new ModelRefusedException(
        Problem.of(FetchErrors.DOWNLOAD_CONTENT, what)
            .expected(expected)
            .found(found)
            .where(where.toString())
            .fix(fix));
  }

  private static FileLock lock(FileChannel channel, Path part)
      throws IOException, ModelRefusedException {
    FileLock lock;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException e) {
      throw busy(part);
    }
    if (lock == null) {
      throw busy(part);
    }
    return lock;
  }

  private static ModelRefusedException busy(Path part) {
    return new ModelRefusedException(
        Problem.of(FetchErrors.DOWNLOAD, "the same file is being fetched already")
            .expected("one download at a time")
            .found("a lock of another one")
            .where(part.toString())
            .fix("wait for the other one"));
  }
}
