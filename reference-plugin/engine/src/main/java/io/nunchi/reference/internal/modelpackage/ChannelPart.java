package io.nunchi.reference.internal.modelpackage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** A part of a file as a stream, which ends early where the file does. Does not own the channel. */
final class ChannelPart extends InputStream {

  private final FileChannel channel;
  private final long end;
  private long position;

  ChannelPart(FileChannel channel, long offset, long bytes) {
    this.channel = channel;
    this.position = offset;
    this.end = offset + bytes;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int wanted = (int) Math.min(length, end - position);
    int count = wanted == 0 ? -1 : channel.read(ByteBuffer.wrap(bytes, offset, wanted), position);
    position += Math.max(count, 0);
    return count;
  }
}
