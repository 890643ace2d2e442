package io.nunchi.tck.internal.watch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The network sockets that this process has open, on Linux; elsewhere nothing is known.
 *
 * @param byInode what each socket is bound or connected to, by its inode
 */
public record OpenSockets(Map<String, String> byInode) {

  private static final Path HANDLES = Path.of("/proc/self/fd");
  private static final List<String> TABLES = List.of("tcp", "tcp6", "udp", "udp6", "raw", "raw6");
  private static final Path NETWORK = Path.of("/proc/self/net");
  private static final String PREFIX = "socket:[";
  private static final String LISTENS = "0A";
  private static final int LOCAL = 1;
  private static final int REMOTE = 2;
  private static final int STATE = 3;
  private static final int INODE = 9;
  private static final int HEXADECIMAL = 16;

  /** Tells whether this system lists the sockets of a process. */
  public static boolean areKnown() {
    return Files.isDirectory(HANDLES) && Files.isReadable(NETWORK.resolve("tcp"));
  }

  public static OpenSockets now() throws IOException {
    Map<String, String> all = new HashMap<>();
    for (String table : TABLES) {
      addAll(table, all);
    }
    Map<String, String> own = new TreeMap<>();
    for (String inode : inodesOfProcess()) {
      String described = all.get(inode);
      if (described != null) {
        own.put(inode, described);
      }
    }
    return new OpenSockets(own);
  }

  private static void addAll(String table, Map<String, String> sockets) throws IOException {
    Path file = NETWORK.resolve(table);
    if (!Files.isReadable(file)) {
      return;
    }
    for (String line : Files.readAllLines(file)) {
      String[] columns = line.strip().split("\\s+");
      if (columns.length > INODE && columns[0].endsWith(":")) {
        sockets.put(columns[INODE], describe(table, columns));
      }
    }
  }

  private static String describe(String table, String[] columns) {
    String local = "%s port %d".formatted(table, port(columns[LOCAL]));
    return columns[STATE].equals(LISTENS)
        ? local + ", listening"
        : "%s, to port %d".formatted(local, port(columns[REMOTE]));
  }

  private static int port(String address) {
    return Integer.parseInt(address.substring(address.indexOf(':') + 1), HEXADECIMAL);
  }

  private static List<String> inodesOfProcess() throws IOException {
    List<String> inodes = new ArrayList<>();
    try (Stream<Path> handles = Files.list(HANDLES)) {
      for (Path handle : handles.toList()) {
        String target = target(handle);
        if (target.startsWith(PREFIX)) {
          inodes.add(target.substring(PREFIX.length(), target.length() - 1));
        }
      }
    }
    return inodes;
  }

  /** Empty if the handle was closed meanwhile. */
  private static String target(Path handle) {
    try {
      return Files.readSymbolicLink(handle).toString();
    } catch (IOException closed) {
      return "";
    }
  }

  /** Describes the sockets that are open now and were not then. */
  public List<String> since(OpenSockets before) {
    return byInode.entrySet().stream()
        .filter(socket -> !before.byInode.containsKey(socket.getKey()))
        .map(Map.Entry::getValue)
        .toList();
  }
}
