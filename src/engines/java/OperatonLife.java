import javax.sql.DataSource;
import org.operaton.bpm.engine.ProcessEngine;
import org.operaton.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.operaton.bpm.engine.impl.persistence.StrongUuidGenerator;
import org.operaton.bpm.engine.task.Task;

/** Operaton, embedded, full history. */
final class OperatonLife implements EngineLife.Engine {

  private final ProcessEngine engine;

  OperatonLife(DataSource database, String process) {
    StandaloneProcessEngineConfiguration configuration = new StandaloneProcessEngineConfiguration();
    configuration.setDataSource(database);
    // Without it ids are drawn from a table, over a second connection that each thread waits for.
    configuration.setIdGenerator(new StrongUuidGenerator());
    configuration.setDatabaseSchemaUpdate("true");
    configuration.setHistory("full");
    configuration.setJobExecutorActivate(false);
    engine = configuration.buildProcessEngine();
    engine.getRepositoryService().createDeployment().addString("dossier.bpmn", process).deploy();
  }

  @Override
  public String start(String key) {
    return engine
        .getRuntimeService()
        .startProcessInstanceByKey("dossier", key, EngineLife.FACTS)
        .getId();
  }

  @Override
  public void complete(String id) {
    Task task = engine.getTaskService().createTaskQuery().processInstanceId(id).singleResult();
    engine.getTaskService().claim(task.getId(), "mau");
    engine.getTaskService().complete(task.getId(), EngineLife.act());
  }
}
