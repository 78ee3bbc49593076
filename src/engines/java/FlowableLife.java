import java.nio.charset.StandardCharsets;
import javax.sql.DataSource;
import org.flowable.common.engine.impl.history.HistoryLevel;
import org.flowable.common.engine.impl.persistence.StrongUuidGenerator;
import org.flowable.engine.ProcessEngine;
import org.flowable.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.flowable.task.api.Task;

/** Flowable, embedded, full history. */
final class FlowableLife implements EngineLife.Engine {

  private final ProcessEngine engine;

  FlowableLife(DataSource database, String process) {
    StandaloneProcessEngineConfiguration configuration = new StandaloneProcessEngineConfiguration();
    configuration.setDataSource(database);
    // Without it ids are drawn from a table, over a second connection that each thread waits for.
    configuration.setIdGenerator(new StrongUuidGenerator());
    configuration.setDatabaseSchemaUpdate("true");
    configuration.setHistoryLevel(HistoryLevel.FULL);
    configuration.setAsyncExecutorActivate(false);
    configuration.setDisableIdmEngine(true);
    configuration.setDisableEventRegistry(true);
    engine = configuration.buildProcessEngine();
    engine
        .getRepositoryService()
        .createDeployment()
        .addBytes("dossier.bpmn20.xml", process.getBytes(StandardCharsets.UTF_8))
        .deploy();
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
