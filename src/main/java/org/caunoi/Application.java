package org.caunoi;

import org.caunoi.access.FirstAdministratorsCommand;
import org.caunoi.document.BucketFiles;
import org.caunoi.platform.crypto.RotateKeys;
import org.caunoi.platform.database.DatabaseCommand;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The only main class of the server. */
@SpringBootApplication
public class Application {

  static void main(String[] args) {
    DatabaseCommand.run(BucketFiles::of, args)
        .or(() -> RotateKeys.run(args))
        .or(() -> FirstAdministratorsCommand.run(Application.class, args))
        .ifPresentOrElse(System::exit, () -> SpringApplication.run(Application.class, args));
  }
}
