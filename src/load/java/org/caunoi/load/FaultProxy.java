package org.caunoi.load;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Stands between the house and a neighbour, and lets the connection misbehave. */
final class FaultProxy implements AutoCloseable {

  private static final int DELAY = 30_000;

  /** How the connection misbehaves. */
  enum Fault {
    /** As if nobody stood between. */
    NONE,
    /** Nobody listens. */
    REFUSED,
    /** Each answer comes half a minute late. */
    DELAY,
    /** Each answer comes one byte a second. */
    DRIP,
    /** The connection is reset in the middle of the first answer. */
    RESET,
    /** What is sent is swallowed, and nothing ever comes back. */
    BLACK_HOLE,
    /** The neighbour closes its side and says nothing, the connection stays. */
    HALF_CLOSE
  }

  private final int upstream;
  private final int port;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private ServerSocket door;
  private volatile Fault fault = Fault.NONE;

  FaultProxy(int upstream) throws IOException {
    this.upstream = upstream;
    door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    port = door.getLocalPort();
    listen(door);
  }

  int port() {
    return port;
  }

  /** Ends what is open; from now on connections misbehave like this. */
  void misbehave(Fault next) throws IOException {
    fault = next;
    for (Socket socket : open) {
      socket.close();
    }
    if (next == Fault.REFUSED) {
      door.close();
    } else if (door.isClosed()) {
      door = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
      listen(door);
    }
  }

  private void listen(ServerSocket listening) {
    Thread.ofVirtual()
        .start(
            () -> {
              while (!listening.isClosed()) {
                try {
                  Socket caller = listening.accept();
                  open.add(caller);
                  Thread.ofVirtual().start(() -> serve(caller, fault));
                } catch (IOException closed) {
                  return;
                }
              }
            });
  }

  private void serve(Socket caller, Fault how) {
    try (caller;
        Socket neighbour = new Socket(InetAddress.getLoopbackAddress(), upstream)) {
      open.add(neighbour);
      if (how == Fault.HALF_CLOSE) {
        caller.shutdownOutput();
      }
      Thread.ofVirtual()
          .start(
              () ->
                  pass(
                      caller,
                      neighbour,
                      how == Fault.BLACK_HOLE || how == Fault.HALF_CLOSE,
                      Fault.NONE));
      pass(neighbour, caller, how == Fault.BLACK_HOLE || how == Fault.HALF_CLOSE, how);
    } catch (IOException gone) {
      // Either side left.
    }
  }

  private static void pass(Socket from, Socket to, boolean swallow, Fault how) {
    byte[] buffer = new byte[8192];
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        if (swallow) {
          continue;
        }
        switch (how) {
          case DELAY -> {
            Thread.sleep(DELAY);
            out.write(buffer, 0, read);
          }
          case DRIP -> {
            for (int i = 0; i < read; i++) {
              Thread.sleep(1000);
              out.write(buffer, i, 1);
              out.flush();
            }
          }
          case RESET -> {
            out.write(buffer, 0, read / 2);
            to.setSoLinger(true, 0);
            to.close();
            return;
          }
          default -> out.write(buffer, 0, read);
        }
        out.flush();
      }
      to.shutdownOutput();
    } catch (IOException | InterruptedException gone) {
      // Either side left.
    }
  }

  @Override
  public void close() throws IOException {
    misbehave(Fault.REFUSED);
  }
}
