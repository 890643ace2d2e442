package io.nunchi.loading.internal.trust;

import io.nunchi.loading.LoadingException;
import io.nunchi.spi.failure.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The SHA-256 digests of jars that may be loaded, given singly or in files as {@code sha256sum}
 * writes them: a digest, spaces, and a name that is not checked. Empty lines and lines that begin
 * with {@code #} are ignored.
 */
public final class DigestAllowList {

  private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
  private static final Set<String> UTF16_MARKS = Set.of("feff", "fffe");
  private static final Pattern END_OF_DIGEST = Pattern.compile("\\s");

  private final Set<String> fixed;
  private final List<Path> files;

  private DigestAllowList(Set<String> fixed, List<Path> files) {
    this.fixed = fixed;
    this.files = files;
  }

  /**
   * Checks digests and files.
   *
   * @throws LoadingException if one is malformed, or a file cannot be read
   */
  public static DigestAllowList of(List<String> digests, List<Path> files) throws LoadingException {
    List<Problem> problems = new ArrayList<>();
    Set<String> fixed = new HashSet<>();
    for (String digest : digests) {
      add(digest, "allowPluginDigests", fixed, problems);
    }
    DigestAllowList list = new DigestAllowList(Set.copyOf(fixed), List.copyOf(files));
    var unused = list.readAgain(problems);
    if (!problems.isEmpty()) {
      throw new LoadingException(problems, null);
    }
    return list;
  }

  /** The digests that are allowed now; none of a file that cannot be used. */
  Allowed readAgain(List<Problem> problems) {
    Set<String> allowed = new HashSet<>(fixed);
    for (Path file : files) {
      Set<String> ofFile = new HashSet<>();
      int problemsBefore = problems.size();
      read(file, ofFile, problems);
      if (problems.size() == problemsBefore) {
        allowed.addAll(ofFile);
      }
    }
    return new Allowed(allowed, files);
  }

  private static void read(Path file, Set<String> digests, List<Problem> problems) {
    List<String> lines;
    try {
      lines = text(Files.readAllBytes(file)).lines().toList();
    } catch (IOException e) {
      problems.add(
          unusable(file.toString())
              .found(e.toString())
              .fix("create it, for example with sha256sum, or correct the path"));
      return;
    }
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (!line.isEmpty() && !line.startsWith("#")) {
        add(END_OF_DIGEST.split(line, 2)[0], file + ", line " + (i + 1), digests, problems);
      }
    }
  }

  /** UTF-8, or UTF-16 as PowerShell writes it; both may begin with a byte order mark. */
  private static String text(byte[] bytes) throws CharacterCodingException {
    boolean isUtf16 =
        bytes.length > 1 && UTF16_MARKS.contains(HexFormat.of().formatHex(bytes, 0, 2));
    Charset charset = isUtf16 ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
    return charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString().replace("\uFEFF", "");
  }

  private static void add(String text, String where, Set<String> digests, List<Problem> problems) {
    String digest = text.strip().toLowerCase(Locale.ROOT);
    if (DIGEST.matcher(digest).matches()) {
      digests.add(digest);
    } else {
      problems.add(
          unusable(where).found(text).fix("write the digest as sha256sum does, or remove it"));
    }
  }

  private static Problem unusable(String where) {
    return Problem.of("NUN-1013", "the allow-list of plugins cannot be used")
        .expected("SHA-256 digests of 64 hexadecimal digits")
        .where(where);
  }

  /** The digests of one scan. */
  record Allowed(Set<String> digests, List<Path> files) {

    Optional<Problem> refusal(JarCopy jar) {
      Problem refused =
          Problem.of("NUN-1012", "the jar is not on the allow-list")
              .expected("one of " + digests.size() + " allowed SHA-256 digests")
              .where(jar.original().toString());
      try {
        String digest = sha256(jar.file());
        return digests.contains(digest)
            ? Optional.empty()
            : Optional.of(
                refused
                    .found("SHA-256 " + digest)
                    .fix(
                        "if you know where it comes from, allow it: "
                            + howToAllow(digest, jar.original())));
      } catch (IOException e) {
        return Optional.of(refused.found(e.toString()).fix("make it readable"));
      }
    }

    private String howToAllow(String digest, Path jar) {
      return files.isEmpty()
          ? "give its digest to allowPluginDigests"
          : "add this line to "
              + files.get(files.size() - 1)
              + ":\n"
              + digest
              + "  "
              + jar.getFileName();
    }
  }

  static String sha256(Path file) throws IOException {
    MessageDigest sha256;
    try {
      sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), sha256)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    return HexFormat.of().formatHex(sha256.digest());
  }
}
