-- A job to be done, for statements that plan one beside their own rows. It needs no data and is there once by its name.
CREATE FUNCTION platform.plan_job(task_name text, task_instance text, at timestamptz) RETURNS boolean LANGUAGE plpgsql AS
$$
BEGIN
    INSERT INTO platform.scheduled_tasks AS t (task_name, task_instance, execution_time, picked, version)
    VALUES (plan_job.task_name, plan_job.task_instance, plan_job.at, false, 1)
    ON CONFLICT DO NOTHING;
    RETURN FOUND;
END;
$$;
