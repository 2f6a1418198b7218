from fulmo.demo import main

main(prog_name="python -m fulmo.demo")
