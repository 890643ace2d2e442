package io.nunchi.reference.internal.modelpackage;

import io.nunchi.reference.internal.ReferenceErrors;
import io.nunchi.reference.internal.manifest.ModelRefusedException;
import io.nunchi.spi.failure.Problem;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/**
 * A zip as a package. Only the files that are asked for are unpacked, into memory and never onto a
 * disk, and no further than the size in the zip's directory.
 */
final class ZipFiles implements PackageFiles {

  private static final int PIECE_BYTES = 1 << 16;

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
      } catch (ModelRefusedException | IOException | RuntimeException | Error e) {
        channel.close();
        throw e;
      }
    } catch (IOException e) {
      throw PackageFiles.unreadable(zip, e);
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
      return unpack(entry);
    } catch (ZipException | EOFException e) {
      throw new ModelRefusedException(
          problem(entry, "data that can be unpacked", String.valueOf(e.getMessage())), e);
    } catch (IOException e) {
      throw PackageFiles.unreadable(zip, e);
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

  private ByteBuffer unpack(ZipEntryHeader entry) throws IOException, ModelRefusedException {
    long offset = ZipDirectory.contentOffset(channel, entry);
    InputStream packed = new ChannelPart(channel, offset, entry.packedBytes());
    if (entry.method() == ZipEntryHeader.STORED) {
      return readAll(entry, packed);
    }
    Inflater inflater = new Inflater(true);
    try {
      ByteBuffer bytes = readAll(entry, new InflaterInputStream(packed, inflater, PIECE_BYTES));
      if (inflater.getBytesRead() != entry.packedBytes()) {
        throw lying(
            entry, entry.packedBytes() + " packed bytes", inflater.getBytesRead() + " of them");
      }
      return bytes;
    } finally {
      inflater.end();
    }
  }

  /** Reads as many bytes as the directory says, and makes sure that they end there. */
  private ByteBuffer readAll(ZipEntryHeader entry, InputStream content)
      throws IOException, ModelRefusedException {
    ByteBuffer bytes =
        ByteBuffer.allocateDirect((int) entry.bytes()).order(ByteOrder.nativeOrder());
    CRC32 crc = new CRC32();
    byte[] piece = new byte[PIECE_BYTES];
    for (int count = content.read(piece); count >= 0; count = content.read(piece)) {
      deadline.check(where(entry.name()));
      if (count > bytes.remaining()) {
        throw lying(entry, entry.bytes() + " bytes", "more");
      }
      bytes.put(piece, 0, count);
      crc.update(piece, 0, count);
    }
    if (bytes.hasRemaining()) {
      throw lying(entry, entry.bytes() + " bytes", bytes.position() + " bytes");
    }
    if (crc.getValue() != entry.crc()) {
      throw lying(entry, "the checksum " + Long.toHexString(entry.crc()), "another one");
    }
    return bytes.flip();
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
  public void requireUnchanged() {
    // The zip is one file, open since its directory was read.
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
