@echo off
rem Golden Path: starts Java, if a JDK 17 or newer is there, with what a short run wants.
setlocal
set "java=java"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java"
"%java%" -XX:+IgnoreUnrecognizedVMOptions -XX:TieredStopAtLevel=1 -XX:C1MaxInlineSize=16 -XX:+UseSerialGC -XX:-UsePerfData %JAVA_OPTS% -jar "%~dp0goldenpath" %*
exit /b %ERRORLEVEL%
