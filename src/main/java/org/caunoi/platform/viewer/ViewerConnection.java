package org.caunoi.platform.viewer;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * One connection to the server, which hears who looks before the first statement and whenever that
 * changes, but for work that says that it does not matter; a pool may lend it to others. What was
 * said inside a transaction is gone with its end if that was not a commit.
 */
final class ViewerConnection implements InvocationHandler {

  private static final String TELL =
      """
      SELECT set_config('caunoi.sees', ?, false), set_config('caunoi.client', ?, false),
             set_config('caunoi.point', ?, false), set_config('caunoi.unit', ?, false),
             set_config('caunoi.me', ?, false)
      """;

  private final Connection connection;
  private final ViewerSource source;
  private @Nullable Viewer told;

  private ViewerConnection(Connection connection, ViewerSource source) {
    this.connection = connection;
    this.source = source;
  }

  static Connection around(Connection connection, ViewerSource source) {
    return (Connection)
        Proxy.newProxyInstance(
            ViewerConnection.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            new ViewerConnection(connection, source));
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
      throws Throwable {
    switch (method.getName()) {
      case "prepareStatement", "createStatement", "prepareCall" -> tell();
      case "rollback" -> told = null;
      default -> {}
    }
    try {
      return method.invoke(connection, arguments);
    } catch (InvocationTargetException e) {
      told = null;
      throw e.getCause();
    }
  }

  private void tell() throws SQLException {
    Viewer now = Viewer.now(source);
    if (now.equals(told) || now.equals(Viewer.UNTOLD)) {
      return;
    }
    told = null;
    try (PreparedStatement statement = connection.prepareStatement(TELL)) {
      statement.setString(1, now.sees());
      statement.setString(2, now.client());
      statement.setString(3, now.point());
      statement.setString(4, now.unit());
      statement.setString(5, now.me());
      statement.execute();
    }
    told = now;
  }
}
