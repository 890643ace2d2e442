package io.nunchi.reference.internal.modelpackage;

import io.nunchi.reference.internal.ReferenceErrors;
import io.nunchi.reference.internal.manifest.ModelRefusedException;
import io.nunchi.spi.failure.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * A zip as a package. Its files are unpacked into memory and never onto a disk, and never further
 * than the size that the zip's directory told beforehand.
 */
final class ZipFiles implements PackageFiles {

  private final Path zip;
  private final FileChannel channel;
  private final Map<String, ZipEntryHeader> entries;
  private final Deadline deadline;

  private ZipFiles(
      Path zip, FileChannel channel, Map<String, ZipEntryHeader> entries, Deadline deadline) {
    this.zip = zip;
    this.channel = channel;
    this.entries = entries;
    this.deadline = deadline;
  }

  static ZipFiles open(Path zip, Deadline deadline) throws ModelRefusedException {
    try {
      FileChannel channel = FileChannel.open(zip, StandardOpenOption.READ);
      try {
        return new ZipFiles(
            zip, channel, new ZipDirectory(zip, channel, deadline).read(), deadline);
      } catch (ModelRefusedException | IOException | RuntimeException | Error failure) {
        channel.close();
        throw failure;
      }
    } catch (IOException failure) {
      throw PackageFiles.unreadable(zip, failure);
    }
  }

  @Override
  public String where(String path) {
    return zip + "!/" + path;
  }

  @Override
  public ByteBuffer read(String path, int maxBytes, String code) throws ModelRefusedException {
    ZipEntryHeader entry = entries.get(path);
    if (entry == null) {
      throw PackageFiles.missing(where(path), code, fixOfMissing(path));
    }
    if (entry.bytes() > maxBytes) {
      throw BoundedFiles.tooLarge(where(path), entry.bytes(), maxBytes);
    }
    try {
      ByteBuffer bytes =
          entry.method() == ZipEntryHeader.STORED ? readStored(entry) : inflate(entry);
      CRC32 crc = new CRC32();
      crc.update(bytes.duplicate());
      if (crc.getValue() != entry.crc()) {
        throw lying(entry, "the checksum " + Long.toHexString(entry.crc()), "another one");
      }
      return bytes;
    } catch (IOException failure) {
      throw PackageFiles.unreadable(zip, failure);
    }
  }

  /** People pack the folder in place of what is in it. */
  private String fixOfMissing(String path) {
    return entries.keySet().stream()
        .filter(name -> name.endsWith("/" + path))
        .findFirst()
        .map(name -> "it is at " + name + ": pack what is in the folder, not the folder itself")
        .orElse("put the file into the zip");
  }

  private ByteBuffer readStored(ZipEntryHeader entry) throws IOException, ModelRefusedException {
    ByteBuffer bytes = allocate(entry);
    long offset = ZipDirectory.contentOffset(channel, entry);
    while (bytes.hasRemaining()) {
      deadline.check(where(entry.name()));
      ByteBuffer piece = piece(bytes);
      int count = channel.read(piece, offset);
      if (count < 0) {
        throw lying(entry, entry.bytes() + " bytes", bytes.position() + " bytes");
      }
      offset += count;
      bytes.position(bytes.position() + count);
    }
    return bytes.flip();
  }

  private ByteBuffer inflate(ZipEntryHeader entry) throws IOException, ModelRefusedException {
    ByteBuffer bytes = allocate(entry);
    Inflater inflater = new Inflater(true);
    try {
      ByteBuffer packed = ByteBuffer.allocateDirect(Deadline.PIECE_BYTES).limit(0);
      long offset = ZipDirectory.contentOffset(channel, entry);
      long end = offset + entry.packedBytes();
      while (bytes.hasRemaining() && !inflater.finished()) {
        deadline.check(where(entry.name()));
        offset = refill(packed, inflater, offset, end);
        int before = bytes.position();
        inflater.inflate(bytes.limit(Math.min(bytes.capacity(), before + Deadline.PIECE_BYTES)));
        boolean stuck = bytes.position() == before && offset == end && !packed.hasRemaining();
        bytes.limit(bytes.capacity());
        if (stuck && !inflater.finished()) {
          break;
        }
      }
      requireEnd(entry, bytes, packed, inflater, offset, end);
      return bytes.flip();
    } catch (DataFormatException malformed) {
      throw new ModelRefusedException(
          problem(entry, "data that can be unpacked", String.valueOf(malformed.getMessage())),
          malformed);
    } finally {
      inflater.end();
    }
  }

  private long refill(ByteBuffer packed, Inflater inflater, long offset, long end)
      throws IOException {
    if (packed.hasRemaining() || offset == end) {
      inflater.setInput(packed);
      return offset;
    }
    packed.clear().limit((int) Math.min(packed.capacity(), end - offset));
    int count = channel.read(packed, offset);
    packed.flip();
    inflater.setInput(packed);
    return count < 0 ? end : offset + count;
  }

  /** What was announced was unpacked, and the packed data ends there too. */
  private void requireEnd(
      ZipEntryHeader entry,
      ByteBuffer bytes,
      ByteBuffer packed,
      Inflater inflater,
      long offset,
      long end)
      throws IOException, DataFormatException, ModelRefusedException {
    String expected = entry.bytes() + " bytes";
    if (bytes.hasRemaining()) {
      throw lying(entry, expected, bytes.position() + " bytes");
    }
    ByteBuffer beyond = ByteBuffer.allocate(1);
    long position = offset;
    while (!inflater.finished() && beyond.hasRemaining()) {
      position = refill(packed, inflater, position, end);
      if (inflater.inflate(beyond) == 0 && position == end && !packed.hasRemaining()) {
        break;
      }
    }
    if (!beyond.hasRemaining()) {
      throw lying(entry, expected, "more");
    }
    if (!inflater.finished() || inflater.getBytesRead() != entry.packedBytes()) {
      throw lying(
          entry, entry.packedBytes() + " packed bytes", inflater.getBytesRead() + " packed bytes");
    }
  }

  private static ByteBuffer allocate(ZipEntryHeader entry) {
    return ByteBuffer.allocateDirect((int) entry.bytes()).order(ByteOrder.nativeOrder());
  }

  private static ByteBuffer piece(ByteBuffer bytes) {
    ByteBuffer piece = bytes.duplicate();
    return piece.limit(Math.min(bytes.limit(), bytes.position() + Deadline.PIECE_BYTES));
  }

  private ModelRefusedException lying(ZipEntryHeader entry, String expected, String found) {
    return new ModelRefusedException(problem(entry, expected, found));
  }

  private Problem problem(ZipEntryHeader entry, String expected, String found) {
    return Problem.of(
            ReferenceErrors.PACKAGE_ZIP, "a file of the zip is not what the zip's directory says")
        .expected(expected)
        .found(found)
        .where(where(entry.name()))
        .fix("copy the zip again; if it stays so, do not trust who made it");
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
