package io.nunchi.reference.internal.modelpackage;

import io.nunchi.reference.internal.ReferenceErrors;
import io.nunchi.reference.internal.manifest.ModelRefusedException;
import io.nunchi.spi.failure.Problem;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the directory at the end of a zip, and believes none of it: every entry's own header must
 * say the same, and no two entries may share bytes. Offsets are those of PKWARE's APPNOTE 6.3.
 *
 * <p>Java's own reader hides whether an entry is a link, and takes the first of two entries of one
 * name where other programs take the last.
 */
final class ZipDirectory {

  private static final int END_SIGNATURE = 0x06054b50;
  private static final int END_BYTES = 22;
  private static final int ENTRY_SIGNATURE = 0x02014b50;
  private static final int ENTRY_BYTES = 46;
  private static final int HEADER_SIGNATURE = 0x04034b50;
  private static final int HEADER_BYTES = 30;
  private static final int MAX_SHORT = 0xffff;
  private static final long MAX_INT = 0xffffffffL;
  private static final int MADE_ON_UNIX = 3;
  private static final int MADE_ON_MAC = 19;
  private static final int NAME_IS_UTF8 = 1 << 11;
  private static final int MAX_DIRECTORY_BYTES = 4 << 20;

  private final Path zip;
  private final FileChannel channel;
  private final Deadline deadline;
  private final List<Problem> problems = new ArrayList<>();

  ZipDirectory(Path zip, FileChannel channel, Deadline deadline) {
    this.zip = zip;
    this.channel = channel;
    this.deadline = deadline;
  }

  /** All files by name; folders are checked and left out. */
  Map<String, ZipEntryHeader> read() throws IOException, ModelRefusedException {
    long size = channel.size();
    if (size > PackageLimits.MAX_BYTES) {
      throw tooLarge("at most " + PackageLimits.MAX_BYTES + " bytes", size + " bytes");
    }
    ByteBuffer end = findEnd(size);
    int count = unsigned(end, 10);
    long directoryBytes = end.getInt(12) & MAX_INT;
    long directoryOffset = end.getInt(16) & MAX_INT;
    if (count == MAX_SHORT || directoryBytes == MAX_INT || directoryOffset == MAX_INT) {
      throw malformed("a zip below 4 GiB", "the zip64 form");
    }
    if (count > PackageLimits.MAX_ENTRIES) {
      throw tooLarge("at most " + PackageLimits.MAX_ENTRIES + " entries", count + " entries");
    }
    long endOffset = size - END_BYTES - unsigned(end, 20);
    if (end.getInt(4) != 0
        || unsigned(end, 8) != count
        || directoryBytes > MAX_DIRECTORY_BYTES
        || directoryOffset + directoryBytes != endOffset) {
      throw malformed("one directory right before the end of the zip", "something else");
    }
    List<ZipEntryHeader> entries =
        readEntries(readAt(directoryOffset, (int) directoryBytes), count);
    checkNamesAndKinds(entries);
    checkSizes(entries);
    refuseIfWrong();
    checkPlaces(entries, directoryOffset);
    Map<String, ZipEntryHeader> files = new LinkedHashMap<>();
    entries.stream().filter(e -> !e.isFolder()).forEach(e -> files.put(e.name(), e));
    return files;
  }

  private ByteBuffer findEnd(long size) throws IOException, ModelRefusedException {
    int tailBytes = (int) Math.min(size, END_BYTES + MAX_SHORT);
    ByteBuffer tail = readAt(size - tailBytes, tailBytes);
    for (int at = tailBytes - END_BYTES; at >= 0; at--) {
      if (tail.getInt(at) == END_SIGNATURE
          && at + END_BYTES + unsigned(tail, at + 20) == tailBytes) {
        return tail.slice(at, END_BYTES).order(ByteOrder.LITTLE_ENDIAN);
      }
    }
    throw malformed("a directory with model.json, or a zip of one", "a file that is no zip");
  }

  private List<ZipEntryHeader> readEntries(ByteBuffer directory, int count)
      throws ModelRefusedException {
    List<ZipEntryHeader> entries = new ArrayList<>();
    int at = 0;
    for (int i = 0; i < count; i++) {
      if (directory.capacity() - at < ENTRY_BYTES || directory.getInt(at) != ENTRY_SIGNATURE) {
        throw malformed(count + " entries in the zip's directory", String.valueOf(i));
      }
      int nameBytes = unsigned(directory, at + 28);
      int after = at + ENTRY_BYTES + nameBytes;
      int next = after + unsigned(directory, at + 30) + unsigned(directory, at + 32);
      if (next > directory.capacity()) {
        throw malformed("a whole entry", "a cut one");
      }
      entries.add(entry(directory, at, nameBytes));
      at = next;
    }
    if (at != directory.capacity()) {
      throw malformed(count + " entries in the zip's directory", "more");
    }
    return entries;
  }

  private ZipEntryHeader entry(ByteBuffer directory, int at, int nameBytes)
      throws ModelRefusedException {
    int flags = unsigned(directory, at + 8);
    int madeOn = directory.get(at + 5) & 0xff;
    boolean hasMode = madeOn == MADE_ON_UNIX || madeOn == MADE_ON_MAC;
    return new ZipEntryHeader(
        name(directory.slice(at + ENTRY_BYTES, nameBytes), flags),
        unsigned(directory, at + 10),
        flags,
        directory.getInt(at + 16) & MAX_INT,
        directory.getInt(at + 20) & MAX_INT,
        directory.getInt(at + 24) & MAX_INT,
        directory.getInt(at + 42) & MAX_INT,
        hasMode ? unsigned(directory, at + 40) : 0);
  }

  private String name(ByteBuffer bytes, int flags) throws ModelRefusedException {
    Charset charset =
        (flags & NAME_IS_UTF8) != 0 ? StandardCharsets.UTF_8 : StandardCharsets.US_ASCII;
    try {
      return charset.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException unreadable) {
      throw new ModelRefusedException(
          malformedProblem("names in UTF-8, and marked so", "a name in something else"),
          unreadable);
    }
  }

  private void checkNamesAndKinds(List<ZipEntryHeader> entries) {
    EntryNames names = new EntryNames(zip.toString());
    for (ZipEntryHeader entry : entries) {
      String name = entry.name();
      (entry.isFolder()
              ? names.addFolder(name.substring(0, name.length() - 1))
              : names.addFile(name))
          .ifPresent(problems::add);
      if (entry.isLink() || entry.isSpecial()) {
        problems.add(
            linkProblem(name, entry.isLink() ? "a symbolic link" : "neither a file nor a folder"));
      }
      if (entry.isEncrypted()) {
        problems.add(malformedProblem("files without a password", "an encrypted one: " + name));
      } else if (entry.method() != ZipEntryHeader.STORED
          && entry.method() != ZipEntryHeader.DEFLATED) {
        problems.add(
            malformedProblem(
                "files that are stored or deflated",
                name + ", packed by method " + entry.method()));
      }
    }
  }

  private void checkSizes(List<ZipEntryHeader> entries) {
    long total = 0;
    for (ZipEntryHeader entry : entries) {
      total += entry.bytes();
      if (entry.bytes() > PackageLimits.MAX_RATIO * entry.packedBytes()) {
        problems.add(
            tooLargeProblem(
                "files at most " + PackageLimits.MAX_RATIO + " times larger than when packed",
                sizes(entry)));
      }
      boolean stored = entry.method() == ZipEntryHeader.STORED;
      if ((stored && entry.bytes() != entry.packedBytes())
          || (entry.isFolder() && entry.bytes() != 0)) {
        problems.add(malformedProblem("sizes that can be", sizes(entry)));
      }
    }
    if (total > PackageLimits.MAX_BYTES) {
      problems.add(
          tooLargeProblem(
              "at most " + PackageLimits.MAX_BYTES + " bytes when unpacked", total + " bytes"));
    }
  }

  private static String sizes(ZipEntryHeader entry) {
    return entry.name() + ": " + entry.bytes() + " bytes packed into " + entry.packedBytes();
  }

  /** Entries whose bytes overlap unpack to far more than the zip's size allows. */
  private void checkPlaces(List<ZipEntryHeader> entries, long directoryOffset)
      throws IOException, ModelRefusedException {
    long[][] places = new long[entries.size()][];
    for (int i = 0; i < places.length; i++) {
      deadline.check(zip.toString());
      ZipEntryHeader entry = entries.get(i);
      if (entry.headerOffset() + HEADER_BYTES > directoryOffset) {
        throw malformed("every file before the zip's directory", entry.name());
      }
      checkHeader(entry);
      long content = contentOffset(channel, entry);
      places[i] = new long[] {entry.headerOffset(), content + entry.packedBytes()};
    }
    Arrays.sort(places, (a, b) -> Long.compare(a[0], b[0]));
    for (int i = 0; i < places.length; i++) {
      long next = i + 1 < places.length ? places[i + 1][0] : directoryOffset;
      if (places[i][1] > next) {
        throw malformed("files beside each other", "files that overlap");
      }
    }
  }

  private void checkHeader(ZipEntryHeader entry) throws IOException, ModelRefusedException {
    ByteBuffer header = readAt(entry.headerOffset(), HEADER_BYTES);
    boolean agrees =
        header.getInt(0) == HEADER_SIGNATURE
            && unsigned(header, 8) == entry.method()
            && name(
                    readAt(entry.headerOffset() + HEADER_BYTES, unsigned(header, 26)),
                    entry.flags())
                .equals(entry.name())
            && unsigned(header, 6) == entry.flags()
            && (entry.sizesFollow()
                || ((header.getInt(14) & MAX_INT) == entry.crc()
                    && (header.getInt(18) & MAX_INT) == entry.packedBytes()
                    && (header.getInt(22) & MAX_INT) == entry.bytes()));
    if (!agrees) {
      throw malformed(
          "the same name, size and checksum in the zip's directory and before the file",
          "two opinions about " + entry.name());
    }
  }

  /** Returns the offset of an entry's packed bytes. */
  static long contentOffset(FileChannel channel, ZipEntryHeader entry) throws IOException {
    ByteBuffer header = readAt(channel, entry.headerOffset(), HEADER_BYTES);
    return entry.headerOffset() + HEADER_BYTES + unsigned(header, 26) + unsigned(header, 28);
  }

  private ByteBuffer readAt(long offset, int count) throws IOException {
    return readAt(channel, offset, count);
  }

  private static ByteBuffer readAt(FileChannel channel, long offset, int count) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
    while (bytes.hasRemaining()) {
      if (channel.read(bytes, offset + bytes.position()) < 0) {
        throw new EOFException("the zip ends within an entry");
      }
    }
    return bytes.flip();
  }

  private static int unsigned(ByteBuffer bytes, int at) {
    return bytes.getShort(at) & MAX_SHORT;
  }

  private void refuseIfWrong() throws ModelRefusedException {
    if (!problems.isEmpty()) {
      throw new ModelRefusedException(problems);
    }
  }

  private ModelRefusedException malformed(String expected, String found) {
    return new ModelRefusedException(malformedProblem(expected, found));
  }

  private Problem linkProblem(String name, String found) {
    return Problem.of(ReferenceErrors.PACKAGE_LINK, "a zip holds files of its own only")
        .expected("plain files and folders")
        .found(found)
        .where(zip + "!/" + name)
        .fix("replace it by a copy of the file, and make the zip again");
  }

  private Problem malformedProblem(String expected, String found) {
    return Problem.of(ReferenceErrors.PACKAGE_ZIP, "the file is not a zip of a model package")
        .expected(expected)
        .found(found)
        .where(zip.toString())
        .fix("copy the zip again, or make it again from a plain folder");
  }

  private ModelRefusedException tooLarge(String expected, String found) {
    return new ModelRefusedException(tooLargeProblem(expected, found));
  }

  private Problem tooLargeProblem(String expected, String found) {
    return Problem.of(ReferenceErrors.PACKAGE_TOO_LARGE, "the zip unpacks to too much")
        .expected(expected)
        .found(found)
        .where(zip.toString())
        .fix("point at the zip of one model; do not trust who made this one");
  }
}
